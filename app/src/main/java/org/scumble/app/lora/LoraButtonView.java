package org.scumble.app.lora;

import atlantafx.base.controls.Popover;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Imports;

/// The adapters at hand where there is no room for them: their number, and on a click the strip.
public final class LoraButtonView extends Button {
    private static final PseudoClass AT_WORK = PseudoClass.getPseudoClass("at-work");
    private static final double WIDTH = 300;

    private final ActiveLoras active;
    private final PromptLorasViewModel inPrompt;

    /// @param openPage shows the LoRAs page
    public LoraButtonView(LoraStudio studio, Images images, Runnable openPage) {
        active = studio.use().form().active();
        inPrompt = studio.inPrompt();
        setId("canvas-loras");
        getStyleClass().addAll("verb", "lora-button");
        setGraphic(new FontIcon(MaterialDesignP.PUZZLE_OUTLINE));
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        Buttons.tip(this, "The LoRAs the model paints with. Drop one here to use it.");
        setOnAction(event -> open(studio, images, openPage));
        Imports.allowDropping(
                this, LoraFolders::isAdapterFile, file -> LoraStripView.use(studio, file));
        active.list().addListener((ListChangeListener<ActiveLora>) change -> show());
        inPrompt.list().addListener((ListChangeListener<PromptLora>) change -> show());
        show();
    }

    private void open(LoraStudio studio, Images images, Runnable openPage) {
        Popover popover = new Popover();
        LoraStripView strip =
                new LoraStripView(
                        studio,
                        images,
                        () -> {
                            popover.hide();
                            openPage.run();
                        });
        strip.setPrefWidth(WIDTH);
        popover.setContentNode(strip);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        popover.setDetachable(false);
        popover.show(this);
    }

    private void show() {
        long count = active.uses().size() + inPrompt.found();
        setText(count == 0 ? "LoRAs" : "LoRAs · " + count);
        pseudoClassStateChanged(AT_WORK, count > 0);
    }
}
