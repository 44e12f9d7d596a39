package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;

/// Making pictures: the form, what is on the easel, and the actions between them.
public final class GenerateViewModel {
    /// What the prompt says at the very first start, so that one click paints something.
    public static final String EXAMPLE = "a red lighthouse on a hill at sunset, watercolour";

    private final FormViewModel form;
    private final QueueViewModel queue;
    private final EaselViewModel easel;
    private final TokenMeter promptTokens;
    private final TokenMeter negativeTokens;
    private final ModelChoice model;
    private final FormChanges changes;
    private final SettingsRestorer restorer;

    public GenerateViewModel(
            FormViewModel form,
            QueueViewModel queue,
            GalleryViewModel gallery,
            ModelsViewModel models,
            TokenCounter tokens,
            SettingsReader reader,
            Tasks tasks,
            Notices notices) {
        this.form = form;
        this.queue = queue;
        easel = new EaselViewModel(gallery, queue.progressProperty());
        promptTokens = new TokenMeter(form.promptProperty(), form.modelProperty(), tokens, tasks);
        negativeTokens =
                new TokenMeter(form.negativePromptProperty(), form.modelProperty(), tokens, tasks);
        model = new ModelChoice(form, models);
        changes = new FormChanges(form);
        restorer = new SettingsRestorer(form, changes, model, reader, tasks, notices);
    }

    public FormViewModel form() {
        return form;
    }

    public EaselViewModel easel() {
        return easel;
    }

    public ReadOnlyObjectProperty<TokenCount> promptTokensProperty() {
        return promptTokens.countProperty();
    }

    public ReadOnlyObjectProperty<TokenCount> negativeTokensProperty() {
        return negativeTokens.countProperty();
    }

    public ObservableBooleanValue canGenerate() {
        return Bindings.createBooleanBinding(
                () -> {
                    Model chosen = form.modelProperty().get();
                    return chosen != null && chosen.state() == Model.State.READY;
                },
                form.modelProperty());
    }

    /// Begins with what the form last held, or with an example.
    public void begin(Optional<GenerationRequest> remembered) {
        remembered.ifPresentOrElse(
                request -> {
                    model.await(request.settings().model());
                    form.fill(request);
                },
                () -> {
                    form.promptProperty().set(EXAMPLE);
                    model.awaitDefaults();
                });
    }

    /// Chooses another model, with the settings that suit it.
    public void choose(Model other) {
        changes.make(() -> model.choose(other));
    }

    /// Decodes with the autoencoder of another file, or with the model's own for null.
    public void useVae(@Nullable Path file) {
        changes.make(() -> form.vaeProperty().set(file));
    }

    /// Puts what the form says into the queue.
    public void generate() {
        if (!canGenerate().get()) {
            return;
        }
        if (!form.seedLockedProperty().get()) {
            form.rollSeed();
        }
        easel.follow();
        queue.add(form.request());
    }

    /// Cancels what is being painted for the easel.
    public void cancel() {
        queue.cancelRunning(job -> job.origin() == null);
    }

    /// Restores the settings found in a picture file; the notice offers to undo it.
    public void restoreFrom(Path file) {
        restorer.restoreFrom(file);
    }

    /// Uses a request's settings, those of an earlier picture; the notice offers to undo it.
    public void useAgain(GenerationRequest request) {
        restorer.useAgain(request);
    }

    /// Takes a picture to start from.
    public void startFrom(Path file) {
        restorer.startFrom(file);
    }

    /// Takes back the last change that was not typed: restored settings, a chosen model's defaults.
    public void undo() {
        changes.undo();
    }

    /// Whether nothing was edited since the change that [#undo] would take back.
    public boolean isJustChanged() {
        return changes.isJustMade();
    }
}
