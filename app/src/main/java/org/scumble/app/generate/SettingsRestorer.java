package org.scumble.app.generate;

import java.nio.file.Path;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;

/// Brings earlier pictures back to the form: the settings that made them, or the picture itself to
/// start from.
final class SettingsRestorer {
    private final FormViewModel form;
    private final FormChanges changes;
    private final ModelChoice model;
    private final SettingsReader reader;
    private final Tasks tasks;
    private final Notices notices;

    SettingsRestorer(
            FormViewModel form,
            FormChanges changes,
            ModelChoice model,
            SettingsReader reader,
            Tasks tasks,
            Notices notices) {
        this.form = form;
        this.changes = changes;
        this.model = model;
        this.reader = reader;
        this.tasks = tasks;
        this.notices = notices;
    }

    /// Restores the settings found in a picture file; the notice offers to undo it.
    void restoreFrom(Path file) {
        GenerationRequest present = form.request();
        tasks.compute(
                () -> reader.read(file, present),
                found ->
                        found.ifPresentOrElse(
                                request -> use(request, "Settings restored"),
                                () -> offerAsStart(file)),
                e -> notices.showError(name(file) + " could not be read", e));
    }

    /// Uses a request's settings, those of an earlier picture; the notice offers to undo it.
    void useAgain(GenerationRequest request) {
        use(request, "Settings in use again");
    }

    /// Takes a picture to start from.
    void startFrom(Path file) {
        changes.make(() -> form.startImageProperty().set(file));
    }

    private void offerAsStart(Path file) {
        notices.show(
                Notice.warning(
                                "No settings in " + name(file),
                                "It carries neither Scumble's nor AUTOMATIC1111's text. You can"
                                        + " start a new picture from it instead.")
                        .withAction("Start from it", () -> startFrom(file)));
    }

    private void use(GenerationRequest request, String title) {
        changes.make(
                () -> {
                    model.take(request.settings().model());
                    form.fill(request);
                    form.seedLockedProperty().set(true);
                });
        String text = seedNote(request) + " " + modelNote(request);
        notices.show(Notice.success(title, text).withAction("Undo", changes::undo));
    }

    private static String seedNote(GenerationRequest request) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> "The seed is locked to make the same picture.";
            case Inpaint _, Outpaint _ ->
                    "The seed is locked. The picture itself was painted into another one, which its"
                            + " settings alone do not bring back.";
        };
    }

    /// What to tell the artist if a request's model is not at hand; empty otherwise.
    private String modelNote(GenerationRequest request) {
        String pathOrName = request.settings().model();
        return model.knows(pathOrName)
                ? ""
                : "Its model, %s, is not in your list; the present one stays."
                        .formatted(pathOrName);
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
