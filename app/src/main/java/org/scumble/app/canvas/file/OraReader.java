package org.scumble.app.canvas.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Makes a document of an OpenRaster file's list of layers and their pictures.
final class OraReader {
    private static final int LONGEST_LIST = 16 << 20;
    private static final int LONGEST_SETTINGS = 4 << 20;
    private static final String NORMAL = Blend.NORMAL.svgName();

    private final OraArchive archive;
    private final List<String> warnings = new ArrayList<>();
    private Box canvas = Box.EMPTY;
    private int layers;
    private @Nullable Layer selected;

    OraReader(OraArchive archive) {
        this.archive = archive;
    }

    /// @throws IOException if the file is damaged, incomplete or too large
    Opened read() throws IOException {
        byte[] list = archive.read(OraArchive.STACK_ENTRY, LONGEST_LIST);
        XmlElement image = XmlElement.parse(list);
        if (!image.name().equals("image")) {
            throw new IOException("its list of layers is none of OpenRaster's");
        }
        canvas = Limits.canvas((long) image.number("w", 0), (long) image.number("h", 0));
        List<LayerTree> trees = new ArrayList<>();
        for (XmlElement element : image.children()) {
            if (element.name().equals("stack")) {
                trees.addAll(children(element, 0, 0));
            }
        }
        List<Layer> flat = new Flattening(canvas, warnings).layers(trees);
        return new Opened(withExtras(document(flat)), warnings);
    }

    private Document document(List<Layer> flat) {
        if (flat.isEmpty()) {
            return Document.blank(canvas.width(), canvas.height());
        }
        long wanted = selected == null ? -1 : selected.id();
        boolean there = flat.stream().anyMatch(layer -> layer.id() == wanted);
        return new Document(
                canvas.width(),
                canvas.height(),
                flat,
                there ? wanted : flat.getLast().id(),
                null,
                CanvasSettings.initial(canvas.width(), canvas.height()));
    }

    /// What is inside a stack, bottom first; files have the uppermost first.
    private List<LayerTree> children(XmlElement stack, double x, double y) throws IOException {
        List<LayerTree> trees = new ArrayList<>();
        for (XmlElement child : stack.children().reversed()) {
            double left = x + child.number("x", 0);
            double top = y + child.number("y", 0);
            switch (child.name()) {
                case "stack" -> trees.add(group(child, left, top));
                case "layer" ->
                        layer(child, left, top).map(LayerTree.Leaf::new).ifPresent(trees::add);
                default ->
                        warnings.add(
                                "A part of the kind %s was left out: %s."
                                        .formatted(
                                                Failures.quoted(child.name()),
                                                Failures.quoted(child.attribute("name", ""))));
            }
        }
        return trees;
    }

    /// Groups that are half transparent or blend are isolated in any case (OpenRaster, "Compositing
    /// the image").
    private LayerTree.Group group(XmlElement stack, double x, double y) throws IOException {
        double opacity = opacity(stack);
        Blend blend = blend(stack);
        boolean isolated =
                stack.attribute("isolation", "auto").equals("isolate")
                        || opacity < 1
                        || blend != Blend.NORMAL;
        return new LayerTree.Group(
                stack.attribute("name", "Group"),
                opacity,
                isVisible(stack.attribute("visibility", "")),
                blend,
                isolated,
                children(stack, x, y));
    }

    private Optional<Layer> layer(XmlElement element, double x, double y) throws IOException {
        String source = element.attribute("src", "");
        String name = element.attribute("name", "");
        if (source.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            warnings.add(
                    "The layer %s is a drawing of shapes, not of pixels, and was left out."
                            .formatted(Failures.quoted(name)));
            return Optional.empty();
        }
        Limits.requireLayers(++layers);
        String what = "the layer " + Failures.quoted(name.isEmpty() ? source : name);
        Raster picture = picture(what, source, x, y);
        boolean mask = ours(element, "kind").equals("mask");
        Layer layer =
                new Layer(
                        layers,
                        mask ? Layer.Kind.MASK : Layer.Kind.RASTER,
                        name.isEmpty() ? stem(source) : name,
                        opacity(element),
                        isVisible(
                                mask
                                        ? ours(element, "visibility")
                                        : element.attribute("visibility", "")),
                        element.flag("alpha-preserve"),
                        blend(element),
                        mask ? maskSurface(picture, x, y) : surface(picture, x, y));
        if (element.flag("selected")) {
            selected = layer;
        }
        return Optional.of(layer);
    }

    private Raster picture(String what, String source, double x, double y) throws IOException {
        if (Math.abs(x) > Limits.FARTHEST || Math.abs(y) > Limits.FARTHEST) {
            throw new IOException(what + " lies far outside the canvas");
        }
        return PngPicture.read(what, archive.read(source, Integer.MAX_VALUE));
    }

    private Surface surface(Raster picture, double x, double y) {
        return Surface.of(picture, canvas.width(), canvas.height(), (int) x, (int) y);
    }

    private Surface maskSurface(Raster picture, double x, double y) {
        return Surface.of(OraMask.mask(picture), canvas.width(), canvas.height(), (int) x, (int) y);
    }

    private static String ours(XmlElement element, String attribute) {
        return element.attribute("{" + OraSettings.NAMESPACE + "}" + attribute, "");
    }

    private static boolean isVisible(String visibility) {
        return !visibility.equals("hidden");
    }

    private static double opacity(XmlElement element) throws IOException {
        return Math.clamp(element.number("opacity", 1), 0, 1);
    }

    private Blend blend(XmlElement element) {
        String operation = element.attribute("composite-op", NORMAL);
        for (Blend blend : Blend.values()) {
            if (blend.svgName().equals(operation)) {
                return blend;
            }
        }
        if (operation.equals("svg:add")) {
            return Blend.ADD; // how Krita and GIMP once spelled it
        }
        warnings.add(
                "The layer %s blends in a way the canvas has not (%s). It is shown as normal."
                        .formatted(
                                Failures.quoted(element.attribute("name", "")),
                                Failures.quoted(operation)));
        return Blend.NORMAL;
    }

    /// What the layer is called by whoever gave its file a name.
    private static String stem(String source) {
        String file = source.substring(source.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private Document withExtras(Document document) throws IOException {
        if (!archive.has(OraSettings.ENTRY)) {
            return document;
        }
        byte[] json = archive.read(OraSettings.ENTRY, LONGEST_SETTINGS);
        Optional<OraSettings> settings = OraSettings.read(new String(json, StandardCharsets.UTF_8));
        if (settings.isEmpty()) {
            warnings.add("The prompt and the other settings in the file cannot be read.");
            return document;
        }
        OraSettings.Place place = settings.get().selection();
        Document result = document.withSettings(settings.get().canvas());
        return place == null ? result : result.withSelection(selection(place));
    }

    private Surface selection(OraSettings.Place place) throws IOException {
        String entry = OraSettings.SELECTION_ENTRY;
        return maskSurface(
                picture("the selection", entry, place.x(), place.y()), place.x(), place.y());
    }
}
