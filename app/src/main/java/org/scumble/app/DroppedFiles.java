package org.scumble.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.scumble.app.canvas.CanvasView;
import org.scumble.app.generate.Drop;
import org.scumble.app.lora.LorasView;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.notice.Notice;
import org.scumble.app.shell.Page;

/// What becomes of files that are dropped on the window, and the words that tell of it before.
final class DroppedFiles {
    private final Studio studio;
    private final Consumer<Page> go;

    /// @param go shows another page
    DroppedFiles(Studio studio, Consumer<Page> go) {
        this.studio = studio;
        this.go = go;
    }

    /// What dropping files would do, in words; empty where a page has signs of its own for it.
    ///
    /// @param page over which they are held
    /// @param isOver whether they are held over the part of the page with that id
    static Optional<String> words(Page page, List<Path> files, Predicate<String> isOver) {
        if (page == Page.CANVAS && !files.isEmpty() && files.stream().allMatch(CanvasView::takes)) {
            return Optional.empty();
        }
        if (page == Page.LORAS && LorasView.takes(files)) {
            return Optional.of("Drop to add to your LoRAs");
        }
        return Optional.of(
                switch (Drop.of(files)) {
                    case Drop.AddModels models when models.paths().size() > 1 ->
                            "Drop to add these models";
                    case Drop.AddModels models ->
                            isOver.test("vae")
                                            && ModelCatalogue.isModelFile(models.paths().getFirst())
                                    ? "Drop to decode with this VAE"
                                    : "Drop to add this model";
                    case Drop.RestoreSettings picture when picture.others() > 0 ->
                            "Drop to use the first picture's settings";
                    case Drop.RestoreSettings _ ->
                            isOver.test("start-image")
                                    ? "Drop to start from this picture"
                                    : "Drop to use this picture's settings";
                    case Drop.Refuse _ -> "Scumble takes pictures and .safetensors models";
                });
    }

    /// Takes a picture for its settings.
    void useSettings(Path picture) {
        take(Drop.of(List.of(picture)));
    }

    /// Does what dropping files means.
    void take(Drop drop) {
        switch (drop) {
            case Drop.AddModels models -> studio.models().add(models.paths());
            case Drop.RestoreSettings picture -> {
                go.accept(Page.STUDIO);
                studio.generate().restoreFrom(picture.file());
                if (picture.others() > 0) {
                    studio.notices().show(onlyOne(picture.file()));
                }
            }
            case Drop.Refuse _ -> {}
        }
    }

    private static Notice onlyOne(Path used) {
        return Notice.info(
                "One picture at a time",
                "Only %s is used; drop the others one by one.".formatted(used.getFileName()));
    }
}
