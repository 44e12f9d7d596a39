package org.scumble.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Raster;

/// Makes candidates a part of the open document, as steps that can be undone. A candidate is only
/// given up once the document has it on the disk.
@SuppressWarnings("ReferenceEquality") // of two versions that look alike, one may be the taken one
final class StagingTaker {
    private final OpenCanvas canvas;
    private final StagingShelf shelf;
    private final Tasks tasks;
    private final Notices notices;
    private final BiConsumer<List<Staged>, Boolean> taken;

    /// What the document is about to become; set where large documents are changed.
    private volatile @Nullable Taking taking;

    private @Nullable Document lastMade;

    /// @param gone what is no candidate any more then
    /// @param ends whether the rest of their request is not wanted
    private record Taking(Document document, List<Staged> gone, boolean ends) {}

    /// @param taken hears what is a part of the document now, and whether the rest of its request
    ///     is not wanted
    StagingTaker(
            OpenCanvas canvas,
            StagingShelf shelf,
            Tasks tasks,
            Notices notices,
            BiConsumer<List<Staged>, Boolean> taken) {
        this.canvas = canvas;
        this.shelf = shelf;
        this.tasks = tasks;
        this.notices = notices;
        this.taken = taken;
    }

    /// Makes a candidate a layer, named after verb and prompt, unless the canvas is at something
    /// else. The mask that said where to paint has done its part, and goes in the same step.
    ///
    /// @param gone what is given up then
    /// @param ends whether the rest of its request is not wanted
    void take(Staged staged, List<Staged> gone, boolean ends) {
        if (canvas.strokingProperty().get() || canvas.busyProperty().get()) {
            return;
        }
        GenerationRequest request = staged.candidate().request();
        String name = StagedLayer.name(request);
        tasks.compute(
                () -> new Read(shelf.patch(staged.candidate()), shelf.usedMask(staged)),
                read ->
                        canvas.change(
                                name,
                                before -> {
                                    Document after =
                                            worded(
                                                    StagedLayer.laid(
                                                            unmasked(before, read.used),
                                                            staged.area(),
                                                            read.patch,
                                                            name),
                                                    request);
                                    taking = new Taking(after, gone, ends);
                                    return after;
                                }),
                e -> notices.showError("The candidate could not be taken", e));
    }

    /// @param used what of the masks was painted; nothing if something else said where to paint
    private record Read(Raster patch, Optional<UsedMask> used) {}

    private static Document unmasked(Document document, Optional<UsedMask> used) {
        return used.map(it -> it.removedFrom(document)).orElse(document);
    }

    /// With the words that painted it, so that the document keeps them.
    private static Document worded(Document document, GenerationRequest request) {
        String prompt = request.settings().prompt();
        return prompt.isBlank()
                ? document
                : document.withSettings(
                        document.settings()
                                .withPrompt(prompt)
                                .withNegativePrompt(request.settings().negativePrompt()));
    }

    /// Hears of each version of the document.
    void changed(@Nullable Document now) {
        Taking mine = taking;
        if (mine != null && mine.document() == now) {
            taking = null;
            lastMade = now;
            taken.accept(mine.gone(), mine.ends());
        }
    }

    /// Whether a version of the document came from taking a candidate.
    boolean made(Document document) {
        return document == lastMade;
    }
}
