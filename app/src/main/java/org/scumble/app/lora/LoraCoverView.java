package org.scumble.app.lora;

import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Images;

/// The picture an adapter is shown by, filled to its edges; or, where there is none, a few strokes
/// of paint and its initials.
final class LoraCoverView extends StackPane {
    private static final int TINTS = 8;
    private static final int STROKES = 3;

    /// Of a portrait, so much of what does not fit is cut off above: heads stay on.
    private static final double CUT_ABOVE = 0.2;

    private final double width;
    private final double height;
    private final Images images;
    private final ImageView view = new ImageView();
    private final Label initials = new Label();
    private final Group strokes = new Group();
    private String tint = "";
    private @Nullable Path picture;

    LoraCoverView(Images images, double width, double height, double corner) {
        this.images = images;
        this.width = width;
        this.height = height;
        getStyleClass().add("lora-cover");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        Rectangle corners = new Rectangle(width, height);
        corners.setArcWidth(corner * 2);
        corners.setArcHeight(corner * 2);
        setClip(corners);
        view.setFitWidth(width);
        view.setFitHeight(height);
        view.setSmooth(true);
        initials.getStyleClass().add("initials");
        initials.setStyle(
                String.format(
                        Locale.ROOT, "-fx-font-size: %.0fpx;", Math.min(width, height) / 3.4));
        strokes.setManaged(false);
        for (int i = 0; i < STROKES; i++) {
            strokes.getChildren().add(stroke(0.58 + 0.2 * i));
        }
        getChildren().addAll(strokes, initials, view);
    }

    /// A stroke of a broad brush from edge to edge.
    ///
    /// @param y where, as a share of the height
    private SVGPath stroke(double y) {
        SVGPath stroke = new SVGPath();
        stroke.setContent(
                String.format(
                        Locale.ROOT,
                        "M%.1f,%.1f C%.1f,%.1f %.1f,%.1f %.1f,%.1f",
                        -0.1 * width,
                        (y + 0.1) * height,
                        0.35 * width,
                        (y - 0.28) * height,
                        0.55 * width,
                        (y + 0.3) * height,
                        1.1 * width,
                        (y - 0.12) * height));
        stroke.setStrokeWidth(0.13 * height);
        stroke.getStyleClass().add("cover-stroke");
        return stroke;
    }

    void show(Lora lora) {
        initials.setText(initials(lora.name()));
        getStyleClass().remove(tint);
        tint = "tint-" + Math.floorMod(lora.name().hashCode(), TINTS);
        getStyleClass().add(tint);
        Path chosen = lora.picture();
        if (chosen == null) {
            picture = null;
            put(null);
        } else if (!chosen.equals(picture)) {
            picture = chosen;
            put(null);
            images.whenSmallRead(
                    chosen,
                    image -> {
                        if (chosen.equals(picture)) {
                            put(image.isError() ? null : image);
                        }
                    });
        }
    }

    private void put(@Nullable Image image) {
        view.setImage(image);
        initials.setVisible(image == null);
        strokes.setVisible(image == null);
        if (image != null) {
            double scale = Math.max(width / image.getWidth(), height / image.getHeight());
            double across = width / scale;
            double down = height / scale;
            view.setViewport(
                    new Rectangle2D(
                            (image.getWidth() - across) / 2,
                            (image.getHeight() - down) * CUT_ABOVE,
                            across,
                            down));
        }
    }

    /// The first letters of a name's first two words, which may be written as one.
    private static String initials(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})", -1)) {
            if (!word.isEmpty() && letters.codePointCount(0, letters.length()) < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
