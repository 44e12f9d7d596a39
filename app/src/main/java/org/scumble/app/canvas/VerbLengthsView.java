package org.scumble.app.canvas;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.scumble.app.ui.AutoField;
import org.scumble.app.ui.Buttons;

/// How far repainting reaches and how softly it joins its surroundings, with what is found for the
/// lengths that are left open.
final class VerbLengthsView extends VBox {
    private static final int MOST_PIXELS = 1024;

    private final AutoField grow =
            new AutoField(
                    "grow",
                    "Grow",
                    MOST_PIXELS,
                    "How far beyond the mask the new content reaches.");
    private final AutoField feather =
            new AutoField(
                    "feather",
                    "Feather",
                    MOST_PIXELS,
                    "Over how many pixels painting fades from wholly to not at all.");
    private final AutoField blend =
            new AutoField(
                    "blend",
                    "Blend",
                    MOST_PIXELS,
                    "Over how many pixels old and new are mixed in the finished picture.");
    private final AutoField padding =
            new AutoField(
                    "padding",
                    "Surroundings",
                    MOST_PIXELS,
                    "How many pixels around the mask the model looks at.");

    VerbLengthsView(VerbViewModel verbs) {
        VerbSettingsViewModel settings = verbs.settings();
        getStyleClass().add("more-column");
        VBox lengths =
                new VBox(
                        grow.bind(settings.growProperty()),
                        feather.bind(settings.featherProperty()),
                        blend.bind(settings.blendProperty()),
                        padding.bind(settings.paddingProperty()));
        lengths.getStyleClass().add("more-column");
        getChildren().addAll(lengths, last(settings));
        verbs.outlookProperty().addListener((property, before, now) -> showFound(now.plan()));
        showFound(verbs.outlookProperty().get().plan());
    }

    private static Node last(VerbSettingsViewModel settings) {
        CheckBox match =
                Buttons.tip(
                        new CheckBox("Match colours"),
                        "Removes a shift of colour that shows around what was painted");
        match.setId("colour-match");
        match.selectedProperty().bindBidirectional(settings.colourMatchProperty());
        HBox.setHgrow(match, Priority.ALWAYS);
        match.setMaxWidth(Double.MAX_VALUE);
        Button reset =
                Buttons.icon(
                        MaterialDesignR.RESTORE,
                        "Leave all of this to Scumble again",
                        settings::reset);
        HBox row = new HBox(match, reset);
        row.getStyleClass().add("field-row");
        return row;
    }

    private void showFound(@Nullable VerbPlan plan) {
        grow.setFound(plan == null ? null : plan.edges().grow());
        feather.setFound(plan == null ? null : plan.edges().feather());
        blend.setFound(plan == null ? null : plan.edges().blend());
        padding.setFound(plan == null ? null : plan.padding());
    }
}
