package org.scumble.app.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// A picture as a small square, filled to its edges.
public final class PictureTile extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double CORNER = 10;

    private final ImageView view = new ImageView();
    private final FontIcon missing = new FontIcon(MaterialDesignI.IMAGE_OFF_OUTLINE);
    private final FontIcon favourite = new FontIcon(MaterialDesignH.HEART);

    /// @param side its width and height on screen
    public PictureTile(double side) {
        getStyleClass().add("picture-tile");
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setSmooth(true);
        Rectangle corners = new Rectangle(side, side);
        corners.setArcWidth(CORNER * 2);
        corners.setArcHeight(CORNER * 2);
        view.setClip(corners);
        favourite.getStyleClass().add("tile-favourite");
        missing.getStyleClass().add("tile-missing");
        setAlignment(favourite, Pos.TOP_RIGHT);
        favourite.setVisible(false);
        missing.setVisible(false);
        getChildren().addAll(view, missing, favourite);
    }

    /// Shows the middle square of a picture, which may still be on its way; null for one whose file
    /// is missing.
    public void setImage(@Nullable Image image) {
        view.setImage(image);
        missing.setVisible(image == null);
        if (image != null) {
            Images.whenRead(image, this::arrived);
        }
    }

    public void setFavourite(boolean marked) {
        favourite.setVisible(marked);
    }

    public void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Crops an image that is read now, unless another one took its place meanwhile.
    private void arrived(Image image) {
        if (image != view.getImage()) {
            return;
        }
        missing.setVisible(image.isError());
        double side = Math.min(image.getWidth(), image.getHeight());
        view.setViewport(
                new Rectangle2D(
                        (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side));
    }
}
