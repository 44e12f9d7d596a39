package org.scumble.painter;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.scumble.painter.art.ScenePainter;
import org.scumble.painter.caption.Captions;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

/// Paints a contact sheet of scenes with their captions, to look at.
public final class PaintSheet {

    private static final int LINE = 13;
    private static final int CAPTION_LINES = 3;
    private static final int GAP = 8;

    private PaintSheet() {}

    /// `--out FILE.png [--count 24] [--seed 1] [--size 128] [--zoom 2] [--split train]`
    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments);
        Path out = Path.of(options.text("out"));
        int count = options.number("count", 24);
        SceneSampler sampler =
                new SceneSampler(options.number("seed", 1), options.split("split", Split.TRAIN));
        int size = options.number("size", 128);
        ImageIO.write(sheet(sampler, count, size, options.number("zoom", 2)), "png", out.toFile());
    }

    private static BufferedImage sheet(SceneSampler sampler, int count, int size, int zoom) {
        int columns = Math.min(count, 6);
        int rows = Math.ceilDiv(count, columns);
        int width = size * zoom + GAP;
        int height = size * zoom + CAPTION_LINES * LINE + GAP;
        BufferedImage sheet =
                new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < count; i++) {
            Scene scene = sampler.scene(i);
            int x = i % columns * width + GAP / 2;
            int y = i / columns * height + GAP / 2;
            BufferedImage picture = ScenePainter.paint(scene, size);
            graphics.drawImage(picture, x, y, size * zoom, size * zoom, null);
            write(graphics, Captions.of(scene).getFirst(), x, y + size * zoom, size * zoom);
        }
        graphics.dispose();
        return sheet;
    }

    /// Writes a caption below a picture, broken into lines.
    private static void write(Graphics2D graphics, String caption, int x, int y, int width) {
        StringBuilder line = new StringBuilder();
        int baseline = y + LINE;
        for (String word : caption.split(" ")) {
            if (graphics.getFontMetrics().stringWidth(line + word) > width) {
                graphics.drawString(line.toString(), x, baseline);
                line.setLength(0);
                baseline += LINE;
            }
            line.append(word).append(' ');
        }
        graphics.drawString(line.toString(), x, baseline);
    }
}
