package org.scumble.app.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.ImageCursor;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Pointers that the system does not have: the tools' own icons, dark with a light rim.
final class ToolCursorsView {
    private static final int SIZE = 22;
    private static final double RIM = 3;

    private @Nullable Cursor picker;
    private @Nullable Cursor rotate;

    /// Its tip picks.
    Cursor picker() {
        if (picker == null) {
            picker = cursor(MaterialDesignE.EYEDROPPER, new Point2D(0.08, 0.92));
        }
        return picker;
    }

    Cursor rotate() {
        if (rotate == null) {
            rotate = cursor(MaterialDesignR.ROTATE_RIGHT, new Point2D(0.5, 0.5));
        }
        return rotate;
    }

    /// @param hot where it points, as shares of its size
    private static Cursor cursor(Ikon ikon, Point2D hot) {
        FontIcon rim = icon(ikon, Color.WHITE);
        rim.setStroke(Color.WHITE);
        rim.setStrokeWidth(RIM);
        rim.setStrokeLineJoin(StrokeLineJoin.ROUND);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        WritableImage image = new Group(rim, icon(ikon, Color.BLACK)).snapshot(parameters, null);
        return new ImageCursor(
                image, image.getWidth() * hot.getX(), image.getHeight() * hot.getY());
    }

    private static FontIcon icon(Ikon ikon, Color colour) {
        FontIcon icon = new FontIcon(ikon);
        icon.setIconSize(SIZE);
        icon.setIconColor(colour);
        return icon;
    }
}
