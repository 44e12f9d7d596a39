package org.scumble.app.generate;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelsViewModel;

/// Which entry of the catalogue the form paints with. Entries are read one by one after the start,
/// so what is wanted of them, the remembered model or a model's defaults, waits for them.
final class ModelChoice {
    private final FormViewModel form;
    private final ModelsViewModel models;

    /// The model file a remembered request named before the catalogue was read.
    private String wanted = "";

    /// Whether the model's defaults are to be applied as soon as its header is read.
    private boolean defaultsDue;

    ModelChoice(FormViewModel form, ModelsViewModel models) {
        this.form = form;
        this.models = models;
        models.models().addListener((ListChangeListener<Model>) change -> followCatalogue());
    }

    /// Takes the model of that path or name as soon as it is in the catalogue.
    void await(String pathOrName) {
        wanted = pathOrName;
    }

    /// Takes the defaults of the first model that is chosen and read.
    void awaitDefaults() {
        defaultsDue = true;
    }

    /// Takes a model, with the settings that suit it.
    void choose(Model model) {
        form.modelProperty().set(model);
        form.vaeProperty().set(null);
        form.predictionProperty().set(Optional.empty());
        defaultsDue = true;
        applyDefaults(model);
    }

    /// Takes the model of that path or name, if it is in the catalogue; its settings stay away.
    void take(String pathOrName) {
        models.match(pathOrName).ifPresent(form.modelProperty()::set);
    }

    /// Whether a model of that path or name is in the catalogue.
    boolean knows(String pathOrName) {
        return models.match(pathOrName).isPresent();
    }

    /// The entries change as they are read: keeps the chosen one fresh, the remembered one at
    /// first, the starter if it is gone.
    private void followCatalogue() {
        Model present = form.modelProperty().get();
        String path = present == null ? wanted : present.path().toString();
        models.match(path)
                .or(() -> models.models().stream().findFirst())
                .ifPresent(
                        model -> {
                            form.modelProperty().set(model);
                            applyDefaults(model);
                        });
    }

    private void applyDefaults(Model model) {
        if (defaultsDue && model.info() != null) {
            form.applyDefaults(model.info().defaults());
            defaultsDue = false;
        }
    }
}
