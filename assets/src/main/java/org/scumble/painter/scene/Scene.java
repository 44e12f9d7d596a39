package org.scumble.painter.scene;

import java.util.List;

/// Everything that decides a picture.
///
/// @param figures one to three, the main subject first
/// @param relation how the first figure stands to the second
/// @param detail seeds what no caption mentions: the shape of clouds, small shifts of place
public record Scene(
        List<Figure> figures,
        Relation relation,
        Setting setting,
        Weather weather,
        TimeOfDay time,
        Style style,
        long detail) {

    public Scene {
        figures = List.copyOf(figures);
        if (figures.isEmpty() || figures.size() > 3) {
            throw new IllegalArgumentException("A scene has 1 to 3 figures, not " + figures.size());
        }
    }

    /// The figure the scene is about.
    public Figure subject() {
        return figures.getFirst();
    }
}
