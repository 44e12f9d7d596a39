package org.scumble.app;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.scumble.app.lora.LoraFolders;
import org.scumble.app.lora.LoraInspector;
import org.scumble.engine.EngineException;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterKind;
import org.scumble.engine.adapter.AdapterReport;
import org.scumble.engine.adapter.AdapterReport.Unmatched;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.weights.Family;

/// An engine's stand-in that knows adapter files of its own: lines of text. Those whose name begins
/// with "broken" are damaged.
public final class FakeLoras implements LoraInspector {
    /// Writes such a file.
    ///
    /// @param facts by their keys: `kind`, `family`, `words`, `learned`, `author`,
    ///     `description`, and `thumbnail`, a picture file
    public static Path write(Path file, Map<String, String> facts) throws IOException {
        Files.createDirectories(file.getParent());
        StringJoiner lines = new StringJoiner("\n");
        facts.forEach((key, value) -> lines.add(key + "=" + value));
        return Files.writeString(file, lines.toString());
    }

    @Override
    public AdapterInfo inspect(Path file) {
        String name = LoraFolders.nameOf(file);
        if (name.startsWith("broken")) {
            throw new EngineException(
                    EngineException.Reason.BAD_FILE,
                    "%s is damaged: its header ends before it should. Fetch the file again."
                            .formatted(file.getFileName()));
        }
        Properties facts = read(file);
        AdapterKind kind = AdapterKind.valueOf(facts.getProperty("kind", "LORA"));
        boolean word = kind == AdapterKind.TEXTUAL_INVERSION;
        String family = facts.getProperty("family");
        return new AdapterInfo(
                file,
                name,
                facts.getProperty("title", name),
                kind,
                family == null ? null : Family.valueOf(family),
                word ? 0 : 16,
                word ? 0 : 8,
                list(facts.getProperty("words", "")),
                counted(list(facts.getProperty("learned", ""))),
                facts.getProperty("author", ""),
                facts.getProperty("description", ""),
                word ? 0 : 192,
                word ? 0 : 72,
                word ? 4 : 0,
                file.toFile().length(),
                picture(facts.getProperty("thumbnail")),
                List.of());
    }

    @Override
    public AdapterReport match(Path file, Path model) {
        AdapterInfo info = inspect(file);
        Family made = info.family();
        boolean starter = Files.isDirectory(model);
        Family base = starter ? Family.CUSTOM : Family.SD1;
        if (made != null && made != base) {
            return new AdapterReport(
                    Verdict.DOES_NOT_FIT,
                    ("It was made for %s, and the chosen model is another. Choose a model it was"
                                    + " made for.")
                            .formatted(made.words()),
                    0,
                    List.of(),
                    false);
        }
        boolean merged = info.kind() != AdapterKind.LORA;
        int modules = info.unetModules() + info.textModules();
        return info.name().startsWith("partly")
                ? new AdapterReport(
                        Verdict.FITS_PARTLY,
                        "260 of its 264 layers change the model; the others have no place in it.",
                        260,
                        List.of(
                                unmatched("lora_unet_mid_block_attentions_1_proj_in"),
                                unmatched("lora_unet_mid_block_attentions_1_proj_out"),
                                unmatched("lora_te_text_model_encoder_layers_12_mlp_fc1"),
                                new Unmatched("lora_unet_conv_out", "its rank is 0")),
                        merged)
                : new AdapterReport(
                        Verdict.FITS,
                        "All of its %d layers change the model.".formatted(modules),
                        modules,
                        List.of(),
                        merged);
    }

    private static Unmatched unmatched(String module) {
        return new Unmatched(module, "the model has no such layer");
    }

    private static byte @Nullable [] picture(@Nullable String file) {
        try {
            return file == null ? null : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static SequencedMap<String, Integer> counted(List<String> tags) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        int count = 64;
        for (String tag : tags) {
            counts.put(tag, count);
            count = count * 5 / 6;
        }
        return counts;
    }
}
