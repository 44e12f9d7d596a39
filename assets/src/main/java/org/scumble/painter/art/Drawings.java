package org.scumble.painter.art;

import org.scumble.painter.scene.Kind;

/// The catalogue: which drawing shows which kind.
final class Drawings {

    private Drawings() {}

    /// Draws a figure of the kind with the pen.
    static void draw(Kind kind, Pen pen) {
        switch (kind) {
            case HOUSE -> Buildings.house(pen);
            case LIGHTHOUSE -> Buildings.lighthouse(pen);
            case CASTLE -> Buildings.castle(pen);
            case CHURCH -> Buildings.church(pen);
            case WINDMILL -> Buildings.windmill(pen);
            case TENT -> Buildings.tent(pen);
            case TREE -> Plants.tree(pen);
            case PINE_TREE -> Plants.pineTree(pen);
            case FLOWER -> Plants.flower(pen);
            case MUSHROOM -> Plants.mushroom(pen);
            case APPLE -> Plants.apple(pen);
            case CAR -> Vehicles.car(pen);
            case BUS -> Vehicles.bus(pen);
            case TRAIN -> Vehicles.train(pen);
            case SAILING_BOAT -> Vehicles.sailingBoat(pen);
            case CAT -> Animals.cat(pen);
            case DOG -> Animals.dog(pen);
            case RABBIT -> Animals.rabbit(pen);
            case HORSE -> Animals.horse(pen);
            case COW -> Animals.cow(pen);
            case WHALE -> WaterAnimals.whale(pen);
            case DUCK -> WaterAnimals.duck(pen);
            case FISH -> WaterAnimals.fish(pen);
            case UMBRELLA -> Things.umbrella(pen);
            case CHAIR -> Things.chair(pen);
            case CUP -> Things.cup(pen);
            case ROBOT -> Things.robot(pen);
            case HOT_AIR_BALLOON -> Flyers.hotAirBalloon(pen);
            case BALLOON -> Flyers.balloon(pen);
            case KITE -> Flyers.kite(pen);
            case BIRD -> Flyers.bird(pen);
            case BUTTERFLY -> Flyers.butterfly(pen);
            case AIRPLANE -> Flyers.airplane(pen);
            case ROCKET -> Flyers.rocket(pen);
        }
    }
}
