package org.scumble.engine.adapter;

import static org.scumble.engine.model.ClipTextConfig.CLIP_L;
import static org.scumble.engine.model.ClipTextConfig.OPENCLIP_BIGG;
import static org.scumble.engine.model.ClipTextConfig.OPENCLIP_H;
import static org.scumble.engine.model.UNetConfig.SD15;
import static org.scumble.engine.model.UNetConfig.SD2;
import static org.scumble.engine.model.UNetConfig.SDXL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.scumble.engine.TinyModels;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Family;

/// What `adapter_keys.py` wrote.
final class AdapterFiles {
    private static final String FOLDER = "/golden/adapters/keys/";
    private static final JsonNode EXPECTED = readExpected();

    /// Targets never change, and take their time.
    private static final Map<String, Targets> TARGETS = new ConcurrentHashMap<>();

    private AdapterFiles() {}

    /// An adapter of a tiny model, as one of the programs of the field saves it.
    static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(
                                    AdapterFiles.class.getResource(FOLDER + name + ".safetensors"))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The adapters by name, each with its base model and what its modules mean.
    static JsonNode expected() {
        return EXPECTED;
    }

    private static JsonNode readExpected() {
        try (InputStream json = unzipped("expected.json.gz")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kohya's names for the layers of a family, with the part and the layer.
    static List<String[]> kohyaNames(String family) {
        try (InputStream lines = unzipped("kohya-" + family + ".txt.gz")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The layers of a tiny model.
    static Targets targets(String model) {
        return TARGETS.computeIfAbsent(
                model, _ -> Targets.of(Checkpoint.open(TinyModels.folder(model))));
    }

    /// The layers of a family's real models: `sd15`, `sd2`, `sdxl`.
    static Targets realTargets(String family) {
        return TARGETS.computeIfAbsent(
                "real " + family,
                _ ->
                        switch (family) {
                            case "sd15" -> targets(Family.SD1, SD15, CLIP_L);
                            case "sd2" -> targets(Family.SD2, SD2, OPENCLIP_H);
                            case "sdxl" -> targets(Family.SDXL, SDXL, CLIP_L, OPENCLIP_BIGG);
                            default -> throw new IllegalArgumentException(family);
                        });
    }

    private static Targets targets(Family family, UNetConfig unet, ClipTextConfig... encoders) {
        return Targets.of(family, unet, List.of(encoders));
    }

    /// A tensor of ones.
    static HostTensor ones(long... shape) {
        float[] values = new float[Math.toIntExact(HostTensor.elements(shape))];
        Arrays.fill(values, 1);
        return HostTensor.of(values, shape);
    }

    private static InputStream unzipped(String name) throws IOException {
        return new GZIPInputStream(
                Objects.requireNonNull(AdapterFiles.class.getResourceAsStream(FOLDER + name)));
    }
}
