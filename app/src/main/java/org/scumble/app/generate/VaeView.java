package org.scumble.app.generate;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Imports;

/// The autoencoder that turns latents into the picture: the model's own, or that of a file chosen
/// or dropped here.
final class VaeView extends HBox {
    private final GenerateViewModel viewModel;
    private final Label name = new Label();
    private final Button clear;

    VaeView(GenerateViewModel viewModel) {
        this.viewModel = viewModel;
        setId("vae");
        getStyleClass().addAll("slot", "vae");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button choose =
                Buttons.icon(
                        MaterialDesignF.FOLDER_OPEN_OUTLINE, "Choose a VAE file", this::choose);
        clear =
                Buttons.icon(
                        MaterialDesignC.CLOSE,
                        "Use the model's built-in VAE again",
                        () -> viewModel.useVae(null));
        clear.managedProperty().bind(clear.visibleProperty());
        getChildren().addAll(name, choose, clear);
        Imports.allowDropping(this, ModelCatalogue::isModelFile, viewModel::useVae);
        viewModel.form().vaeProperty().addListener((property, before, now) -> show(now));
        show(viewModel.form().vaeProperty().get());
    }

    private void show(@Nullable Path file) {
        clear.setVisible(file != null);
        name.setText(file == null ? "Built in" : String.valueOf(file.getFileName()));
        Buttons.tip(
                name,
                file == null
                        ? "The VAE turns what was sampled into the picture. Each model brings one;"
                                + " drop a .safetensors file here to use another."
                        : file.toString());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("A VAE to decode with");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("VAEs", "*.safetensors"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.useVae(chosen.toPath());
        }
    }
}
