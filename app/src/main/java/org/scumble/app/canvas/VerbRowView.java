package org.scumble.app.canvas;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.ui.Buttons;

/// The verbs, and beside them what else changes how the model paints. Where there is no room for
/// words and icons of all, verbs keep their words and the others their icons.
final class VerbRowView extends HBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final VerbBarView verbs;

    /// The width of all words and icons.
    private double wanted;

    /// @param loras what changes the model
    /// @param more what is folded away
    VerbRowView(VerbBarView verbs, Node loras, Region more) {
        super(verbs, loras, fold(more));
        this.verbs = verbs;
        getStyleClass().add("verb-bar");
        HBox.setHgrow(verbs, Priority.ALWAYS);
        widthProperty().addListener((property, before, now) -> fit());
    }

    private void fit() {
        if (!getPseudoClassStates().contains(NARROW)) {
            wanted =
                    verbs.oneLine()
                            + getChildren().stream()
                                    .filter(it -> it != verbs)
                                    .mapToDouble(it -> getSpacing() + it.prefWidth(-1))
                                    .sum();
        }
        pseudoClassStateChanged(NARROW, wanted > getWidth());
    }

    private static ToggleButton fold(Region more) {
        ToggleButton fold = new ToggleButton("More", new FontIcon(MaterialDesignC.CHEVRON_UP));
        fold.setId("verb-more-fold");
        fold.getStyleClass().addAll("verb", "fold");
        fold.setFocusTraversable(false);
        fold.setMinWidth(USE_PREF_SIZE);
        Buttons.tip(fold, "The model, its steps, and how repainting joins its surroundings");
        fold.selectedProperty().bindBidirectional(more.visibleProperty());
        FontIcon chevron = (FontIcon) fold.getGraphic();
        fold.selectedProperty()
                .addListener(
                        (property, before, now) ->
                                chevron.setIconCode(
                                        now
                                                ? MaterialDesignC.CHEVRON_DOWN
                                                : MaterialDesignC.CHEVRON_UP));
        return fold;
    }
}
