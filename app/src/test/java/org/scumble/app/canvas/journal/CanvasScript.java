package org.scumble.app.canvas.journal;

import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// An artist whose every operation follows from its number: what a document must be after any of
/// them can be said without having seen it.
final class CanvasScript {
    static final String FIRST = "Open picture.png";

    private static final int WIDTH = 300;
    private static final int HEIGHT = 270;

    private CanvasScript() {}

    /// What the artist works on: a file, or a history that only says what the file should be.
    interface Target {
        History history();

        void commit(String name, Document next, @Nullable Object gesture);

        void moveTo(int position);

        void save();
    }

    static Document first() {
        Raster picture = Raster.blank(WIDTH, HEIGHT);
        for (int i = 0; i < picture.rgba().length; i++) {
            picture.rgba()[i] = (byte) (i % 4 == 3 ? 255 : 40 * (i % 4));
        }
        return Document.of(picture, "Picture");
    }

    static History history() {
        return new History(FIRST, first());
    }

    static Target of(History history) {
        return new Target() {
            @Override
            public History history() {
                return history;
            }

            @Override
            public void commit(String name, Document next, @Nullable Object gesture) {
                history.commit(name, next, gesture);
            }

            @Override
            public void moveTo(int position) {
                history.moveTo(position);
            }

            @Override
            public void save() {
                history.count();
            }
        };
    }

    static Target of(DocumentFile file, Path project) {
        return new Target() {
            @Override
            public History history() {
                return file.history();
            }

            @Override
            public void commit(String name, Document next, @Nullable Object gesture) {
                file.commit(name, next, gesture);
            }

            @Override
            public void moveTo(int position) {
                file.moveTo(position);
            }

            @Override
            public void save() {
                file.save(project);
            }
        };
    }

    /// Does operations until the last one has this number.
    static void runTo(long operation, Target target) {
        while (target.history().operation() < operation) {
            step(target);
        }
    }

    /// Does the next operation; exactly one.
    static void step(Target target) {
        History history = target.history();
        long number = history.operation() + 1;
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        Document present = history.present();
        int choice = random.nextInt(100);
        if (choice < 12 && history.canUndo()) {
            target.moveTo(history.position() - 1 - random.nextInt(Math.min(3, history.position())));
        } else if (choice < 22 && history.canRedo()) {
            target.moveTo(history.position() + 1);
        } else if (choice < 26) {
            target.save();
        } else if (choice < 40) {
            String prompt = "a painting of the number " + number + " \u00e4\ud83c\udfa8";
            Document next = present.withSettings(present.settings().withPrompt(prompt));
            target.commit("Prompt", next, "typing " + number / 8);
        } else if (choice < 48) {
            target.commit("Layers", layers(present, random), null);
        } else if (choice < 52) {
            boolean none = random.nextBoolean();
            Surface selection =
                    none
                            ? null
                            : Surface.of(
                                    Mask.filled(50, 40, 255),
                                    present.width(),
                                    present.height(),
                                    random.nextInt(250),
                                    random.nextInt(200));
            target.commit("Select", present.withSelection(selection), null);
        } else {
            target.commit("Stroke " + number, stroke(present, random), null);
        }
    }

    private static Document layers(Document present, Random random) {
        long active = present.layers().get(random.nextInt(present.layers().size())).id();
        Document document = Layers.activate(present, active);
        if (document.layers().size() > 4) {
            return random.nextBoolean()
                    ? Layers.flatten(document)
                    : Layers.remove(document, active);
        }
        return switch (random.nextInt(5)) {
            case 0 -> Layers.add(document, Layer.Kind.RASTER);
            case 1 -> Layers.add(document, Layer.Kind.MASK);
            case 2 -> Layers.duplicate(document, active);
            case 3 ->
                    Layers.withOpacity(
                            Layers.withBlend(document, active, Blend.MULTIPLY),
                            active,
                            random.nextDouble());
            default -> resized(document);
        };
    }

    private static Document resized(Document document) {
        int width = document.width() == WIDTH ? WIDTH + 20 : WIDTH;
        return new Document(
                width,
                document.height(),
                document.layers().stream()
                        .map(it -> it.withSurface(resized(it.surface(), width)))
                        .toList(),
                document.activeLayer(),
                null,
                document.settings());
    }

    private static Surface resized(Surface surface, int width) {
        return surface.resized(width, surface.height(), 0, 0);
    }

    private static Document stroke(Document document, Random random) {
        Layer layer = document.active();
        SurfaceEditor editor = layer.surface().edit();
        Box area = new Box(random.nextInt(290), random.nextInt(260), 10, 1 + random.nextInt(9));
        int channels = layer.kind().channels();
        byte[] colours = new byte[area.width() * area.height() * channels];
        random.nextBytes(colours);
        editor.put(area, colours);
        return document.withLayer(layer.withSurface(editor.finish()));
    }
}
