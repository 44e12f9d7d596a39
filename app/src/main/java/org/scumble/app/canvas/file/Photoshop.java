package org.scumble.app.canvas.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.engine.image.Box;

/// Photoshop files (.psd, .psb): their layers where they are in grey or RGB of 8 or 16 bits, the
/// flattened picture otherwise.
public final class Photoshop {
    private Photoshop() {}

    /// Reads a document. Groups are dissolved, masks and clipping go into the pixels, and what the
    /// canvas has not is told.
    ///
    /// @throws org.scumble.engine.EngineException if the file is missing, damaged, hostile, too
    ///     large, or of a kind nobody reads
    public static Opened read(Path file) {
        return Failures.reading(
                file,
                () -> {
                    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                        return read(in, Documents.name(file));
                    }
                });
    }

    private static Opened read(ImageInputStream in, String name) throws IOException {
        PsdFile file = PsdParser.parse(in);
        List<String> warnings = new ArrayList<>();
        if (!file.layers().isEmpty() && file.hasReadableLayers()) {
            List<LayerTree> trees =
                    new PsdLayers(new PsdPixels(in, file), warnings).trees(file.layers());
            List<Layer> layers = new Flattening(file.canvas(), warnings).layers(trees);
            if (!layers.isEmpty()) {
                return new Opened(document(file.canvas(), layers), warnings);
            }
        }
        if (!file.layers().isEmpty()) {
            warnings.clear();
            warnings.add(
                    "The layers of this file cannot be read (%s). It was opened as one layer."
                            .formatted(file.description()));
        }
        return new Opened(Document.of(PsdFlattened.read(in, file), name), warnings);
    }

    private static Document document(Box canvas, List<Layer> layers) {
        return new Document(
                canvas.width(),
                canvas.height(),
                layers,
                layers.getLast().id(),
                null,
                CanvasSettings.initial(canvas.width(), canvas.height()));
    }
}
