package org.scumble.app.canvas.paint;

import java.util.Arrays;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.engine.image.Box;

/// Scales a whole surface, its edges repeated: Catmull-Rom along the rows and then down the
/// columns, widened where it shrinks. Colours count times alpha. Works through the rows from
/// the top and keeps only those in reach, so that a large canvas takes little memory beside
/// itself.
final class Scaling {
    private final Surface source;
    private final int channels;
    private final int width;
    private final int height;
    private final Weights across;
    private final Weights down;
    private final Box bounds;
    private final byte[] bytes;
    private final float[] premultiplied;

    /// Source rows at the target's width; row `y` is at `y` modulo their number.
    private final float[][] rows;

    private int next;

    private Scaling(Surface source, int width, int height) {
        this.source = source;
        this.channels = source.channels();
        this.width = width;
        this.height = height;
        this.across = Weights.of(source.width(), width);
        this.down = Weights.of(source.height(), height);
        this.bounds = source.bounds();
        this.bytes = new byte[source.width() * channels];
        this.premultiplied = new float[source.width() * channels];
        this.rows = new float[down.most()][width * channels];
    }

    static Surface scaled(Surface source, int width, int height) {
        Surface blank = Surface.blank(width, height, source.channels());
        return source.isBlank() ? blank : new Scaling(source, width, height).onto(blank);
    }

    private Surface onto(Surface blank) {
        SurfaceEditor editor = blank.edit();
        float[] sum = new float[width * channels];
        for (int top = 0; top < height; top += Tile.SIZE) {
            Box band = new Box(0, top, width, Math.min(Tile.SIZE, height - top));
            byte[] result = new byte[band.width() * band.height() * channels];
            boolean any = false;
            for (int y = top; y < band.bottom(); y++) {
                if (touches(y)) {
                    column(y, sum);
                    write(sum, result, (y - top) * width * channels);
                    any = true;
                }
            }
            if (any) {
                editor.put(band, result);
            }
        }
        return editor.finish();
    }

    /// Whether any pixel of the source counts in a row of the target.
    private boolean touches(int y) {
        int first = down.first(y);
        return first < bounds.bottom() && first + down.weights(y).length > bounds.y();
    }

    private void column(int y, float[] sum) {
        int first = down.first(y);
        float[] weights = down.weights(y);
        next = Math.max(next, first);
        for (; next < first + weights.length; next++) {
            row(next, rows[next % rows.length]);
        }
        Arrays.fill(sum, 0);
        for (int i = 0; i < weights.length; i++) {
            float[] row = rows[(first + i) % rows.length];
            for (int x = 0; x < sum.length; x++) {
                sum[x] += weights[i] * row[x];
            }
        }
    }

    private void row(int y, float[] to) {
        source.read(new Box(0, y, source.width(), 1), bytes);
        for (int i = 0; i < bytes.length; i += channels) {
            float alpha = channels == 1 ? 1 : (bytes[i + channels - 1] & 0xff) / 255f;
            for (int c = 0; c < channels - 1; c++) {
                premultiplied[i + c] = alpha * (bytes[i + c] & 0xff);
            }
            premultiplied[i + channels - 1] = bytes[i + channels - 1] & 0xff;
        }
        for (int x = 0; x < width; x++) {
            if (channels == 1) {
                to[x] = value(x);
            } else {
                pixel(x, to);
            }
        }
    }

    private float value(int x) {
        int from = across.first(x);
        float value = 0;
        for (float weight : across.weights(x)) {
            value += weight * premultiplied[from++];
        }
        return value;
    }

    private void pixel(int x, float[] to) {
        int from = across.first(x) * channels;
        float red = 0;
        float green = 0;
        float blue = 0;
        float alpha = 0;
        for (float weight : across.weights(x)) {
            red += weight * premultiplied[from];
            green += weight * premultiplied[from + 1];
            blue += weight * premultiplied[from + 2];
            alpha += weight * premultiplied[from + 3];
            from += channels;
        }
        int at = x * channels;
        to[at] = red;
        to[at + 1] = green;
        to[at + 2] = blue;
        to[at + 3] = alpha;
    }

    private void write(float[] sum, byte[] to, int at) {
        for (int i = 0; i < sum.length; i += channels) {
            float last = sum[i + channels - 1];
            byte rounded = toByte(last);
            for (int c = 0; c < channels - 1; c++) {
                to[at + i + c] = rounded == 0 ? 0 : toByte(sum[i + c] * 255 / last);
            }
            to[at + i + channels - 1] = rounded;
        }
    }

    private static byte toByte(float value) {
        return (byte) (int) (Math.clamp(value, 0f, 255f) + 0.5f);
    }
}
