package org.scumble.painter.scene;

/// The kinds of object the painter knows.
public enum Kind {
    HOUSE(Habitat.LAND),
    LIGHTHOUSE(Habitat.SHORE),
    CASTLE(Habitat.SHORE),
    CHURCH(Habitat.LAND),
    WINDMILL(Habitat.LAND),
    TENT(Habitat.LAND),
    TREE(Habitat.LAND),
    PINE_TREE(Habitat.LAND),
    FLOWER(Habitat.LAND),
    MUSHROOM(Habitat.LAND),
    CAR(Habitat.LAND),
    BUS(Habitat.LAND),
    TRAIN(Habitat.LAND),
    CAT(Habitat.LAND),
    DOG(Habitat.LAND),
    RABBIT(Habitat.LAND),
    HORSE(Habitat.LAND),
    COW(Habitat.LAND),
    UMBRELLA(Habitat.LAND),
    CHAIR(Habitat.LAND),
    CUP(Habitat.LAND),
    APPLE(Habitat.LAND),
    ROBOT(Habitat.LAND),
    SAILING_BOAT(Habitat.WATER),
    WHALE(Habitat.WATER),
    DUCK(Habitat.WATER),
    FISH(Habitat.WATER),
    HOT_AIR_BALLOON(Habitat.SKY),
    BALLOON(Habitat.SKY),
    KITE(Habitat.SKY),
    BIRD(Habitat.SKY),
    BUTTERFLY(Habitat.SKY),
    AIRPLANE(Habitat.SKY),
    ROCKET(Habitat.SKY);

    private final Habitat habitat;

    Kind(Habitat habitat) {
        this.habitat = habitat;
    }

    /// Where this kind belongs.
    public Habitat habitat() {
        return habitat;
    }
}
