package org.scumble.app.canvas.paint;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Sets text as pixels. Uses AWT's fonts, which need no window.
public final class Texts {
    private static final int LONGEST_NAME = 40;

    private Texts() {}

    /// The names of the fonts there are.
    public static List<String> families() {
        return List.of(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    }

    /// The text on a new layer above the active one, named after it and active itself.
    ///
    /// @param text may have several lines
    /// @param x where the lines begin
    /// @param y the upper edge of the first line
    /// @return the same document if the text is blank or lies off the canvas
    public static Document add(Document document, String text, TextStyle style, int x, int y) {
        Surface surface = draw(document, text, style, x, y);
        if (surface == null) {
            return document;
        }
        String name = text.strip().lines().findFirst().orElseThrow();
        return Layers.add(
                document,
                Layer.raster(
                        document.nextId(),
                        name.substring(0, Math.min(LONGEST_NAME, name.length())),
                        surface));
    }

    private static @Nullable Surface draw(
            Document document, String text, TextStyle style, int x, int y) {
        List<Line> lines = lines(text, style);
        Rectangle2D ink = new Rectangle2D.Double();
        for (Line line : lines) {
            Rectangle2D other = line.ink();
            ink = ink.isEmpty() ? other : other.isEmpty() ? ink : ink.createUnion(other);
        }
        if (ink.isEmpty()) {
            return null;
        }
        // Grown by the anti-aliased rim.
        Box box = box(ink).moved(x, y).grow(1).intersect(document.box());
        if (box.isEmpty()) {
            return null;
        }
        BufferedImage image =
                new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (Line line : lines) {
            line.layout.draw(graphics, x - box.x(), y - box.y() + line.baseline);
        }
        graphics.dispose();
        return Surface.of(
                raster(image, style.argb()), document.width(), document.height(), box.x(), box.y());
    }

    private static List<Line> lines(String text, TextStyle style) {
        int bold = style.bold() ? Font.BOLD : Font.PLAIN;
        int italic = style.italic() ? Font.ITALIC : Font.PLAIN;
        Font font = new Font(style.family(), bold | italic, 1).deriveFont((float) style.size());
        FontRenderContext context = new FontRenderContext(null, true, true);
        LineMetrics metrics = font.getLineMetrics(text, context);
        List<Line> lines = new ArrayList<>();
        float baseline = metrics.getAscent();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                lines.add(new Line(new TextLayout(line, font, context), baseline));
            }
            baseline += metrics.getHeight();
        }
        return lines;
    }

    private static Box box(Rectangle2D area) {
        int x = (int) Math.floor(area.getX());
        int y = (int) Math.floor(area.getY());
        return new Box(
                x, y, (int) Math.ceil(area.getMaxX()) - x, (int) Math.ceil(area.getMaxY()) - y);
    }

    /// Takes the coverage of the letters from the image and the colour, to the bit, from the style.
    private static Raster raster(BufferedImage image, int argb) {
        Raster raster = Raster.blank(image.getWidth(), image.getHeight());
        int[] drawn = image.getRGB(0, 0, raster.width(), raster.height(), null, 0, raster.width());
        byte[] rgba = raster.rgba();
        for (int i = 0; i < drawn.length; i++) {
            int alpha = ((drawn[i] >>> 24) * (argb >>> 24) + 127) / 255;
            if (alpha > 0) {
                rgba[i * 4] = (byte) (argb >> 16);
                rgba[i * 4 + 1] = (byte) (argb >> 8);
                rgba[i * 4 + 2] = (byte) argb;
                rgba[i * 4 + 3] = (byte) alpha;
            }
        }
        return raster;
    }

    /// @param baseline below the upper edge of the first line
    private record Line(TextLayout layout, float baseline) {
        /// What the letters cover.
        Rectangle2D ink() {
            Rectangle2D bounds = layout.getBounds();
            return new Rectangle2D.Double(
                    bounds.getX(), bounds.getY() + baseline, bounds.getWidth(), bounds.getHeight());
        }
    }
}
