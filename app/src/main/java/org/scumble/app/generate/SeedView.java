package org.scumble.app.generate;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.Hints;

/// The seed: typed, thrown, or locked.
final class SeedView extends HBox {
    private final FormViewModel form;

    SeedView(FormViewModel form, Hints hints) {
        this.form = form;
        getStyleClass().add("field-row");
        TextField field =
                Buttons.tip(
                        new TextField(),
                        "The number the noise is drawn from: the same seed and settings make the"
                                + " same picture");
        field.setId("seed");
        field.setAccessibleText("Seed");
        HBox.setHgrow(field, Priority.ALWAYS);
        ToggleButton lock =
                Buttons.iconToggle(MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE, "Keep this seed");
        hints.tip(lock, "Keep this seed", "quick.lock", "Shortcut+L");
        lock.setId("seed-lock");
        lock.selectedProperty().bindBidirectional(form.seedLockedProperty());
        FontIcon icon = (FontIcon) lock.getGraphic();
        Runnable showLock =
                () ->
                        icon.setIconCode(
                                lock.isSelected()
                                        ? MaterialDesignL.LOCK
                                        : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
        showLock.run();
        lock.selectedProperty().addListener((property, before, now) -> showLock.run());
        Button dice =
                Buttons.icon(MaterialDesignD.DICE_5_OUTLINE, "Throw a new seed", form::rollSeed);
        hints.tip(dice, "Throw a new seed", "quick.seed", "Shortcut+R");
        dice.setId("seed-dice");

        Runnable show = () -> field.setText(Long.toString(form.seedProperty().get()));
        show.run();
        form.seedProperty().addListener((property, before, now) -> show.run());
        Runnable typed =
                () -> {
                    takeSeed(field.getText());
                    show.run();
                };
        Fields.whenTyped(field, typed);
        getChildren().addAll(field, dice, lock);
    }

    /// A seed that was typed is meant to be kept.
    private void takeSeed(String text) {
        try {
            long seed = Math.clamp(Long.parseLong(text.strip()), 0, FormViewModel.HIGHEST_SEED);
            if (seed != form.seedProperty().get()) {
                form.seedProperty().set(seed);
                form.seedLockedProperty().set(true);
            }
        } catch (NumberFormatException e) {
            // Not a number: the field goes back to the one that holds.
        }
    }
}
