package org.scumble.app.canvas;

import java.util.Map;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;

/// Turns what a verb is to do into a request: draws the part of the document that the model is
/// given and writes it to the disk, with its mask. Takes its time.
final class VerbRequests {
    private static final int FULL = 255;

    private final VerbFiles files;

    VerbRequests(VerbFiles files) {
        this.files = files;
    }

    /// A request; its files are durable on return.
    ///
    /// @param id of the working document
    /// @param settings what the form says
    /// @param live whether it belongs to the live painting
    /// @throws org.scumble.engine.EngineException if the files cannot be written
    VerbRequest prepare(
            String id,
            Document document,
            VerbTask task,
            GenerationSettings settings,
            boolean live) {
        Raster picture = Compositor.render(document, task.picture());
        Box region = document.settings().offset().then(task.picture());
        boolean masked = task.target().kind() == VerbTarget.Kind.MASK;
        VerbFiles.Pair pair = files.fresh(id, new VerbStamp(task.verb(), live, masked, region));
        boolean nothing = isTransparent(picture);
        boolean beyond = task.target().kind() == VerbTarget.Kind.BEYOND;
        if (!beyond) {
            picture = opaque(picture);
        }
        PngWriter.write(picture, Map.of(), pair.picture());
        GenerationSettings adapted = adapted(task.verb(), settings);
        Box result = task.result();
        Box inner = task.picture();
        GenerationRequest request;
        if (beyond) {
            request =
                    new Outpaint(
                            adapted,
                            pair.picture().toString(),
                            inner.x() - result.x(),
                            result.right() - inner.right(),
                            inner.y() - result.y(),
                            result.bottom() - inner.bottom(),
                            task.strength(),
                            task.options());
        } else {
            PngWriter.write(task.mask(document).toRaster(), Map.of(), pair.mask());
            request =
                    new Inpaint(
                            adapted,
                            pair.picture().toString(),
                            pair.mask().toString(),
                            nothing ? 1 : task.strength(),
                            nothing ? task.options().withInfill(Infill.ORIGINAL) : task.options());
        }
        return new VerbRequest(request, new Origin(id, region));
    }

    /// The engine paints wherever a picture is transparent, which is more than was asked for: what
    /// is seen is continued there instead, for the model to look at. Where nothing is seen at all,
    /// an opaque ground lets it begin from noise alone.
    private static Raster opaque(Raster picture) {
        return picture.isOpaque()
                ? picture
                : Infill.BORDER
                        .fill(picture, Mask.alphaOf(picture).threshold(FULL).inverted(), 0)
                        .laid(picture, 0, 0);
    }

    private static boolean isTransparent(Raster picture) {
        for (int i = 3; i < picture.rgba().length; i += Raster.CHANNELS) {
            if (picture.rgba()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// The form's settings as the verb takes them.
    static GenerationSettings adapted(Verb verb, GenerationSettings settings) {
        boolean wordless = verb == Verb.REMOVE;
        // Between no words and no words there is nothing to guide to, and half of the time to save.
        boolean unguided = wordless && settings.negativePrompt().isBlank();
        return new GenerationSettings(
                settings.model(),
                settings.vae(),
                wordless ? "" : settings.prompt(),
                settings.negativePrompt(),
                settings.width(),
                settings.height(),
                settings.steps(),
                settings.sampler(),
                settings.schedule(),
                unguided ? 1 : settings.guidanceScale(),
                settings.guidanceRescale(),
                settings.seed(),
                verb.count(settings.count()),
                settings.clipSkip(),
                settings.random(),
                settings.prediction(),
                settings.loras());
    }
}
