package org.scumble.app.canvas.file;

import java.math.BigDecimal;
import java.util.List;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.engine.image.Box;

/// The list of layers of an OpenRaster file: `stack.xml` of version 0.0.5, with `selected`,
/// `edit-locked` and `alpha-preserve` as Krita and MyPaint write them, and our own attributes in
/// a namespace.
final class OraStackXml {
    private static final String VERSION = "0.0.5";

    /// Pixels an inch; what a file means that says nothing.
    private static final int RESOLUTION = 72;

    private OraStackXml() {}

    /// The entry that holds a layer's picture.
    ///
    /// @param index of the layer in the document
    static String source(int index) {
        return "data/layer-%03d.png".formatted(index);
    }

    /// @param areas which part of the canvas each layer's picture shows
    static String of(Document document, List<Box> areas) {
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<image");
        attribute(xml, "version", VERSION);
        attribute(xml, "w", document.width());
        attribute(xml, "h", document.height());
        attribute(xml, "xres", RESOLUTION);
        attribute(xml, "yres", RESOLUTION);
        attribute(xml, "xmlns:scumble", OraSettings.NAMESPACE);
        xml.append(">\n  <stack>\n");
        for (int i = document.layers().size() - 1; i >= 0; i--) {
            layer(xml, document, i, areas.get(i));
        }
        return xml.append("  </stack>\n</image>\n").toString();
    }

    private static void layer(StringBuilder xml, Document document, int index, Box area) {
        Layer layer = document.layers().get(index);
        boolean mask = layer.kind() == Layer.Kind.MASK;
        xml.append("    <layer");
        attribute(xml, "name", layer.name());
        attribute(xml, "src", source(index));
        attribute(xml, "x", area.x());
        attribute(xml, "y", area.y());
        attribute(xml, "opacity", BigDecimal.valueOf(layer.opacity()).toPlainString());
        // Other programs would show a mask as a sheet of colour over the picture.
        attribute(xml, "visibility", visibility(layer.visible() && !mask));
        attribute(xml, "composite-op", layer.blend().svgName());
        if (layer.transparencyLocked()) {
            attribute(xml, "alpha-preserve", true);
        }
        if (layer.id() == document.activeLayer()) {
            attribute(xml, "selected", true);
        }
        if (mask) {
            attribute(xml, "edit-locked", true);
            attribute(xml, "scumble:kind", "mask");
            attribute(xml, "scumble:visibility", visibility(layer.visible()));
        }
        xml.append("/>\n");
    }

    private static String visibility(boolean visible) {
        return visible ? "visible" : "hidden";
    }

    private static void attribute(StringBuilder xml, String name, Object value) {
        xml.append(' ').append(name).append("=\"");
        value.toString().codePoints().forEach(character -> escaped(xml, character));
        xml.append('"');
    }

    private static void escaped(StringBuilder xml, int character) {
        switch (character) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            // As they are, they would come back as spaces.
            case '\n', '\r', '\t' -> xml.append("&#").append(character).append(';');
            default -> xml.appendCodePoint(isAllowed(character) ? character : 0xfffd);
        }
    }

    /// Whether XML 1.0 can hold a character at all.
    private static boolean isAllowed(int character) {
        return character >= 0x20
                && !(character >= 0xd800 && character <= 0xdfff)
                && (character & 0xfffe) != 0xfffe;
    }
}
