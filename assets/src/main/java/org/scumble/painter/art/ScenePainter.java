package org.scumble.painter.art;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.scumble.painter.scene.Habitat;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.Setting;

/// Paints scenes.
public final class ScenePainter {

    private ScenePainter() {}

    /// The picture of a scene: opaque, square, the given number of pixels a side. The same scene
    /// always gives the same picture.
    public static BufferedImage paint(Scene scene, int pixels) {
        SplittableRandom random = new SplittableRandom(scene.detail() ^ 0x5DEECE66DL);
        Brush brush = Brush.of(scene.style(), pixels, scene.detail());
        Atmosphere atmosphere = Atmosphere.of(scene.time(), scene.weather());
        Sky sky = new Sky(brush, atmosphere, random);
        Backdrop backdrop = new Backdrop(brush, atmosphere, random);
        sky.paint();
        backdrop.paint(scene.setting());
        sky.paintMist();
        for (Layout.Placement placement : farthestFirst(Layout.of(scene))) {
            if (atmosphere.night()) {
                moonlight(brush, placement.box());
            }
            ground(brush, backdrop, scene.setting(), placement);
            Pen pen = new Pen(brush, placement.box(), placement.figure().colour(), atmosphere);
            Drawings.draw(placement.figure().kind(), pen);
            waterline(backdrop, placement);
        }
        sky.paintFall();
        return brush.finish();
    }

    private static List<Layout.Placement> farthestFirst(List<Layout.Placement> placements) {
        return placements.stream()
                .sorted(Comparator.comparingDouble(placement -> placement.box().getMaxY()))
                .toList();
    }

    /// Lights up the air around a figure, so that dark ones stand out at night.
    private static void moonlight(Brush brush, Rectangle2D box) {
        brush.halo(
                box.getCenterX(),
                box.getCenterY(),
                box.getWidth() * 0.8,
                new Color(0xb4, 0xc6, 0xf4, 0x70));
    }

    /// What a figure stands on: its shadow, or an island in the sea.
    private static void ground(
            Brush brush, Backdrop backdrop, Setting setting, Layout.Placement placement) {
        Rectangle2D box = placement.box();
        switch (placement.figure().kind().habitat()) {
            case LAND, SHORE -> {
                if (setting == Setting.SEA) {
                    backdrop.island(box.getCenterX(), box.getMaxY(), box.getWidth());
                }
                double half = box.getWidth() * 0.46;
                brush.veil(
                        Shapes.oval(
                                box.getCenterX() + half * 0.16, box.getMaxY(), half, half * 0.13),
                        new Color(0x1a, 0x1c, 0x3c, 0x48));
            }
            case WATER, SKY -> {}
        }
    }

    private static void waterline(Backdrop backdrop, Layout.Placement placement) {
        if (placement.figure().kind().habitat() == Habitat.WATER) {
            Rectangle2D box = placement.box();
            backdrop.foam(box.getCenterX(), box.getMaxY() - 0.005, box.getWidth() * 0.5);
        }
    }
}
