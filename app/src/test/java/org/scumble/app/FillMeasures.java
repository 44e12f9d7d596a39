package org.scumble.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.assets.Assets;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.Patch;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.metrics.Seam;
import org.scumble.engine.metrics.Ssim;

/// What fills by the starter model measure, as a table for `docs/benchmarks.md`; no part of the
/// tests, run by its name:
///
/// ```
/// mvn -pl app -am test -Dtest=FillMeasures -Dsurefire.failIfNoSpecifiedTests=false
/// ```
///
/// A disc that covers a quarter of a picture is filled. Its seam is the mean CIEDE2000 across the
/// composite's edge, before and after; structure is the SSIM of the whole picture before and after.
class FillMeasures {
    private static final int SIDE = 256;

    /// The colour of a pixel, 0 to 255.
    private interface Picture {
        double at(int x, int y, int channel);
    }

    @Test
    void measure() throws IOException {
        Path folder = Files.createTempDirectory("fills");
        Mask mask = disc();
        Path maskFile = folder.resolve("mask.png");
        PngWriter.write(mask.toRaster(), Map.of(), maskFile);
        Assets assets = Assets.find();
        List<String> table = new ArrayList<>();
        try (Engine engine =
                Engine.open(new EngineOptions(folder, assets.clipTokenizer(), Device.CPU, 0))) {
            pictures(engine)
                    .forEach(
                            (name, picture) -> {
                                Path file = folder.resolve(name.replace(' ', '-') + ".png");
                                PngWriter.write(picture, Map.of(), file);
                                for (double strength : new double[] {0.3, 1}) {
                                    Inpaint request =
                                            new Inpaint(
                                                    settings("a hill under a clear sky"),
                                                    file.toString(),
                                                    maskFile.toString(),
                                                    strength,
                                                    InpaintOptions.AUTO);
                                    GenerationResult result = paint(engine, request);
                                    table.add(row(name, strength, picture, result));
                                }
                            });
        }
        throw new AssertionError("Not a test. The table:\n" + String.join("\n", table));
    }

    private static String row(
            String name, double strength, Raster before, GenerationResult result) {
        Raster after = result.image();
        Mask composite = composite(result);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.2f | %.3f | %s |",
                name,
                strength,
                Seam.across(before, composite),
                Seam.across(after, composite),
                Ssim.between(before, after),
                identicalOutside(before, result) ? "yes" : "NO");
    }

    /// What the patch replaces, in the whole picture.
    private static Mask composite(GenerationResult result) {
        Patch patch = result.patch();
        int width = result.image().width();
        byte[] values = new byte[width * result.image().height()];
        for (int y = 0; y < patch.area().height(); y++) {
            for (int x = 0; x < patch.area().width(); x++) {
                values[(patch.area().y() + y) * width + patch.area().x() + x] =
                        patch.image().rgba()[patch.image().index(x, y) + 3];
            }
        }
        return new Mask(width, result.image().height(), values);
    }

    private static boolean identicalOutside(Raster before, GenerationResult result) {
        byte[] replaced = composite(result).values();
        for (int i = 0; i < replaced.length; i++) {
            for (int c = 0; c < 4 && replaced[i] == 0; c++) {
                if (before.rgba()[i * 4 + c] != result.image().rgba()[i * 4 + c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Map<String, Raster> pictures(Engine engine) {
        Random random = new Random(5);
        double[] grain = random.doubles(SIDE * SIDE * 3L, -40, 40).toArray();
        Map<String, Raster> pictures = new LinkedHashMap<>();
        pictures.put("flat colour", raster((x, y, c) -> 90 + 40 * c));
        pictures.put("gradient", raster((x, y, c) -> 40 + 0.5 * x + 0.3 * y - 20 * c));
        pictures.put("noise", raster((x, y, c) -> 128 + grain[(y * SIDE + x) * 3 + c]));
        pictures.put("photo-like", raster((x, y, c) -> photo(x, y, c, grain)));
        pictures.put(
                "painted scene",
                Resampling.lanczos(
                        paint(
                                        engine,
                                        new GenerationRequest.TextToImage(
                                                settings("a red lighthouse on a hill at sunset")))
                                .image(),
                        SIDE,
                        SIDE));
        return pictures;
    }

    /// A horizon under a graded sky, hills, a bright disc, and a little grain over all.
    private static double photo(int x, int y, int c, double[] grain) {
        double hills = 150 + 14 * Math.sin(x / 21.0) + 6 * Math.sin(x / 7.0);
        double sky = 200 - 0.5 * y - 25 * c * (y / 250.0);
        double ground = 50 + 30 * (c == 1 ? 1 : 0.4) + 18 * Math.sin(x / 3.0) * Math.cos(y / 4.0);
        double disc = Math.hypot(x - 180, y - 60) < 22 ? 40 : 0;
        return (y < hills ? sky + disc : ground) + grain[(y * SIDE + x) * 3 + c] / 8;
    }

    private static Raster raster(Picture picture) {
        Raster raster = Raster.blank(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    raster.rgba()[raster.index(x, y) + c] =
                            (byte) Math.clamp(Math.round(picture.at(x, y, c)), 0, 255);
                }
                raster.rgba()[raster.index(x, y) + 3] = (byte) 255;
            }
        }
        return raster;
    }

    /// A quarter of the picture.
    private static Mask disc() {
        double radius = SIDE * Math.sqrt(0.25 / Math.PI);
        byte[] values = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double distance = Math.hypot(x + 0.5 - SIDE / 2.0, y + 0.5 - SIDE / 2.0);
                values[y * SIDE + x] = (byte) (distance < radius ? 255 : 0);
            }
        }
        return new Mask(SIDE, SIDE, values);
    }

    private static GenerationSettings settings(String prompt) {
        GenerationSettings all =
                GenerationSettings.of(Engine.describe(Assets.find().starter())).withPrompt(prompt);
        return all.withSeed(7, 1);
    }

    private static GenerationResult paint(Engine engine, GenerationRequest request) {
        return engine.generate(request, Progress.NONE, new Cancellation()).getFirst();
    }
}
