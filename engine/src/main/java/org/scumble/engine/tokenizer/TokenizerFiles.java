package org.scumble.engine.tokenizer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tokenizer.BytePairEncoder.Merge;

/// Reads the files of a CLIP tokenizer: `vocab.json` (an object, token to id), `merges.txt` (a pair
/// of tokens a line, after a version line) and, optionally, `tokenizer_config.json`.
final class TokenizerFiles {
    /// CLIP's own vocabulary takes under 1 MB; a much larger file is something else.
    private static final int MAX_BYTES = 32 << 20;

    private static final int LONGEST_CONTEXT = 10_000;
    private static final String WORD_END = "</w>";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenizerFiles() {}

    static ClipTokenizer read(Path folder) {
        Path config = folder.resolve("tokenizer_config.json");
        try (InputStream vocab = open(folder.resolve("vocab.json"));
                InputStream merges = open(folder.resolve("merges.txt"))) {
            Map<String, Integer> ids = readVocabulary(vocab);
            JsonNode options = Files.exists(config) ? readConfig(config) : JSON.createObjectNode();
            return build(ids, readMerges(merges, ids), options);
        } catch (IOException e) {
            throw damaged("a file in " + folder + " cannot be read", e);
        }
    }

    static ClipTokenizer read(InputStream vocab, InputStream merges) {
        Map<String, Integer> ids = readVocabulary(vocab);
        return build(ids, readMerges(merges, ids), JSON.createObjectNode());
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EngineException(
                    Reason.NOT_FOUND,
                    "The tokenizer file "
                            + file
                            + " is missing. A tokenizer folder holds vocab.json and merges.txt;"
                            + " download the model's folder again.");
        }
        return Files.newInputStream(file);
    }

    private static ClipTokenizer build(
            Map<String, Integer> ids, Map<Long, Merge> merges, JsonNode config) {
        int end = id(ids, ClipTokenizer.END);
        Map<String, Integer> specials = new LinkedHashMap<>();
        specials.put(ClipTokenizer.START, id(ids, ClipTokenizer.START));
        specials.put(ClipTokenizer.END, end);
        int pad = end;
        String padText = text(config.path("pad_token"));
        if (padText != null) {
            pad = id(ids, padText);
            specials.put(padText, pad);
        }
        // Bytes the vocabulary lacks become the end token, CLIP's token for the unknown.
        BytePairEncoder encoder =
                new BytePairEncoder(
                        byteTokens(b -> ids.getOrDefault(ByteAlphabet.letter(b), end)),
                        byteTokens(b -> ids.getOrDefault(ByteAlphabet.letter(b) + WORD_END, end)),
                        merges);
        return new ClipTokenizer(encoder, specials, pad, maxLength(config));
    }

    private static int[] byteTokens(IntFunction<Integer> token) {
        return IntStream.range(0, 256).map(token::apply).toArray();
    }

    /// A token is written as a string, or as an object with its `content`.
    private static @Nullable String text(JsonNode token) {
        JsonNode content = token.isObject() ? token.path("content") : token;
        return content.isTextual() && !content.textValue().isEmpty() ? content.textValue() : null;
    }

    /// A folder without a limit of its own writes an absurd number, of 31 digits.
    private static int maxLength(JsonNode config) {
        JsonNode length = config.path("model_max_length");
        if (!length.isInt() || length.intValue() > LONGEST_CONTEXT) {
            return ClipTokenizer.CLIP_MAX_LENGTH;
        }
        if (length.intValue() < 3) {
            throw damaged("a model_max_length of " + length + " leaves no room for a word");
        }
        return length.intValue();
    }

    private static Map<String, Integer> readVocabulary(InputStream in) {
        Map<String, Integer> ids;
        try {
            ids = JSON.readValue(readCapped(in), new TypeReference<>() {});
        } catch (IOException e) {
            throw damaged("vocab.json is not a JSON object of tokens and their ids", e);
        }
        if (ids == null || ids.values().stream().anyMatch(id -> id == null || id < 0)) {
            throw damaged("vocab.json holds a token without a valid id");
        }
        return ids;
    }

    private static Map<Long, Merge> readMerges(InputStream in, Map<String, Integer> ids) {
        List<String> lines;
        try {
            lines = new String(readCapped(in), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw damaged("merges.txt cannot be read", e);
        }
        Map<Long, Merge> merges = HashMap.newHashMap(lines.size());
        int rank = 0;
        for (String line : lines) {
            if (line.isBlank() || (rank == 0 && line.startsWith("#version"))) {
                continue;
            }
            String[] pair = line.split(" ", -1);
            if (pair.length != 2) {
                throw damaged("merges.txt has a line that is not a pair: \"" + line + "\"");
            }
            long key = BytePairEncoder.pair(id(ids, pair[0]), id(ids, pair[1]));
            merges.put(key, new Merge(rank++, id(ids, pair[0] + pair[1])));
        }
        return merges;
    }

    private static JsonNode readConfig(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readTree(readCapped(in));
        }
    }

    private static byte[] readCapped(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static int id(Map<String, Integer> ids, String token) {
        Integer id = ids.get(token);
        if (id == null) {
            throw damaged("the vocabulary has no token \"" + token + "\"");
        }
        return id;
    }

    private static EngineException damaged(String what) {
        return new EngineException(Reason.BAD_FILE, advice(what));
    }

    private static EngineException damaged(String what, Throwable cause) {
        return new EngineException(Reason.BAD_FILE, advice(what), cause);
    }

    private static String advice(String what) {
        return "The tokenizer is damaged or not CLIP's: "
                + what
                + ". Download the tokenizer files of the same model again.";
    }
}
