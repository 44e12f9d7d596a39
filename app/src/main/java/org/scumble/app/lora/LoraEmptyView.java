package org.scumble.app.lora;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Placeholder;

/// Stands where the adapters would, and says why there are none.
final class LoraEmptyView extends VBox {
    private final LorasViewModel loras;
    private final Placeholder words = new Placeholder(MaterialDesignP.PUZZLE_OUTLINE);
    private final Button add;

    /// Held here because bindings are only weakly held by what they observe.
    private final BooleanBinding empty;

    /// @param addFolder asks for a folder and adds it
    LoraEmptyView(LoraStudio studio, Runnable addFolder) {
        loras = studio.library();
        getStyleClass().add("lora-empty");
        setPickOnBounds(false);
        add =
                Buttons.labelled(
                        MaterialDesignF.FOLDER_PLUS_OUTLINE,
                        "Add a folder…",
                        "Reads the LoRAs of a folder where they are",
                        addFolder);
        add.setId("lora-first-folder");
        add.getStyleClass().add("accent");
        add.managedProperty().bind(add.visibleProperty());
        getChildren().addAll(words, add);
        empty =
                Bindings.createBooleanBinding(
                        () -> loras.loadedProperty().get() && loras.shown().isEmpty(),
                        loras.loadedProperty(),
                        loras.shown());
        visibleProperty().bind(empty);
        for (Observable part : new Observable[] {loras.shown(), loras.totalProperty()}) {
            part.addListener(change -> say());
        }
        say();
    }

    private void say() {
        boolean none = loras.totalProperty().get() == 0;
        add.setVisible(none);
        if (none) {
            words.say(
                    "LoRAs teach a model a style, a person or a thing",
                    "Drop .safetensors files here, or add the folder they are in, such as that of"
                            + " AUTOMATIC1111 or ComfyUI.");
        } else {
            words.say(
                    "No LoRA is like that",
                    "Try fewer words, or show all kinds and those for other models.");
        }
    }
}
