package org.scumble.app.canvas;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.scumble.app.ui.Buttons;

/// A row in which a narrow window leaves no room for all: what does not fit lies in a menu at its
/// end. What has a least width of 0 needs no room.
final class OverflowView extends HBox {
    private final MenuButton more =
            new MenuButton(null, new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
    private final VBox rest = new VBox();
    private List<Node> nodes = List.of();
    private boolean waiting;

    /// @param tip what is in the menu
    OverflowView(String tip) {
        setMinWidth(0);
        rest.getStyleClass().add("overflow");
        CustomMenuItem item = new CustomMenuItem(rest, false);
        item.getStyleClass().add("plain-item");
        more.getItems().add(item);
        more.getStyleClass().addAll("icon-button", "canvas-menu");
        more.setFocusTraversable(false);
        more.setMinWidth(USE_PREF_SIZE);
        Buttons.tip(more, tip);
        widthProperty().addListener((property, before, now) -> spreadLater());
    }

    /// Not at once: a width changes while the scene is laid out, and JavaFX loses count of nodes
    /// that come and go meanwhile.
    private void spreadLater() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(
                    () -> {
                        waiting = false;
                        spread();
                    });
        }
    }

    void setAll(List<Node> all) {
        nodes = List.copyOf(all);
        spread();
    }

    private void spread() {
        more.hide();
        rest.getChildren().clear();
        getChildren().setAll(nodes);
        getChildren().add(more);
        applyCss(); // widths follow from it
        int fitting = fitting();
        getChildren().subList(fitting, nodes.size()).clear();
        if (fitting == nodes.size()) {
            getChildren().remove(more);
        }
        // A line that parts a row says nothing in a column.
        nodes.stream()
                .skip(fitting)
                .filter(node -> !(node instanceof Separator))
                .forEach(rest.getChildren()::add);
    }

    /// How many of the nodes there is room for, beside the menu if that is not all.
    private int fitting() {
        Insets insets = getInsets();
        double room = getWidth() - insets.getLeft() - insets.getRight() + getSpacing();
        double withMenu = room - wanted(more);
        int fitting = 0;
        for (Node node : nodes) {
            double wanted = wanted(node);
            room -= wanted;
            withMenu -= wanted;
            fitting += withMenu >= 0 ? 1 : 0;
        }
        return room >= 0 ? nodes.size() : fitting;
    }

    private double wanted(Node node) {
        boolean shrinks = node instanceof Region region && region.getMinWidth() == 0;
        return (shrinks ? 0 : node.prefWidth(-1)) + getSpacing();
    }
}
