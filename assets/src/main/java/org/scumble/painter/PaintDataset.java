package org.scumble.painter;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.scumble.painter.art.ScenePainter;
import org.scumble.painter.caption.Captions;
import org.scumble.painter.scene.Id;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

/// Writes a data set of captioned scenes into a folder:
/// - `images.rgb`: bytes, `[N, size, size, 3]`, to be memory-mapped
/// - `captions.tsv`: a line a scene, [Captions#COUNT] captions separated by tabs, the first
///   complete
/// - `scenes.jsonl`: a line a scene, what is in it
/// - `meta.json`: every value each attribute may have, and the pairs held out
///
/// The same options give the same bytes, whatever the number of threads.
public final class PaintDataset {

    private static final int BATCH = 256;

    private final Path folder;
    private final int count;
    private final int size;
    private final long seed;
    private final Split split;

    PaintDataset(Path folder, int count, int size, long seed, Split split) {
        this.folder = folder;
        this.count = count;
        this.size = size;
        this.seed = seed;
        this.split = split;
    }

    /// `--out DIR --count N [--seed 1] [--size 128] [--split train|heldout] [--threads 1]`
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        Options options = Options.parse(arguments);
        new PaintDataset(
                        Path.of(options.text("out")),
                        Integer.parseInt(options.text("count")),
                        options.number("size", 128),
                        options.number("seed", 1),
                        options.split("split", Split.TRAIN))
                .write(options.number("threads", 1));
    }

    void write(int threads) throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("meta.json"),
                SceneJson.meta(count, size, seed, Id.of(split)).toPrettyString());
        SceneSampler sampler = new SceneSampler(seed, split);
        writeImages(sampler, threads);
        writeLines(sampler);
    }

    private void writeImages(SceneSampler sampler, int threads)
            throws IOException, InterruptedException, ExecutionException {
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("images.rgb"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> batches = new ArrayList<>();
            for (int start = 0; start < count; start += BATCH) {
                int first = start;
                int last = Math.min(start + BATCH, count);
                batches.add(workers.submit(() -> writeBatch(channel, sampler, first, last)));
            }
            for (Future<?> batch : batches) {
                batch.get();
            }
        }
    }

    private Void writeBatch(FileChannel channel, SceneSampler sampler, int first, int last)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((last - first) * pictureBytes());
        for (int i = first; i < last; i++) {
            putRgb(ScenePainter.paint(sampler.scene(i), size), bytes);
        }
        bytes.flip();
        long position = (long) first * pictureBytes();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        return null;
    }

    private void writeLines(SceneSampler sampler) throws IOException {
        try (BufferedWriter captions = Files.newBufferedWriter(folder.resolve("captions.tsv"));
                BufferedWriter scenes = Files.newBufferedWriter(folder.resolve("scenes.jsonl"))) {
            for (int i = 0; i < count; i++) {
                Scene scene = sampler.scene(i);
                captions.write(String.join("\t", Captions.of(scene)) + '\n');
                scenes.write(SceneJson.scene(scene).toString() + '\n');
            }
        }
    }

    private int pictureBytes() {
        return size * size * 3;
    }

    private static void putRgb(BufferedImage picture, ByteBuffer bytes) {
        int width = picture.getWidth();
        for (int rgb : picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width)) {
            bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
    }
}
