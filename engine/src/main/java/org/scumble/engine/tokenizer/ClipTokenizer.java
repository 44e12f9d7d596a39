package org.scumble.engine.tokenizer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Turns text into the token ids a CLIP text encoder was trained on.
///
/// The reference is `CLIPTokenizer` of transformers 5 (its one, "fast" implementation), loaded from
/// `vocab.json` and `merges.txt`; ids agree exactly. In order: special tokens written out in the
/// text become their ids; the rest is brought to Unicode NFC, white space is collapsed, letters are
/// lower-cased one by one; words are split off; each word's UTF-8 bytes are merged pair by pair.
/// Upper-case spellings of special tokens are plain text here, whatever a folder's configuration
/// says of them.
///
/// Any number of threads may share one tokenizer.
public final class ClipTokenizer {
    static final String START = "<|startoftext|>";
    static final String END = "<|endoftext|>";

    /// The context length of every CLIP text encoder that Stable Diffusion uses, both ends
    /// included.
    static final int CLIP_MAX_LENGTH = 77;

    /// Words are remembered up to this count and length: enough for any prompt, never a leak.
    private static final int CACHED_WORDS = 10_000;

    private static final int CACHED_WORD_LENGTH = 64;

    private static final Pattern WHITE_SPACE =
            Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /// CLIP's words. A special token that only lower-casing brought to light is three words, since
    /// the reference passes every word through GPT-2's pattern once more.
    private static final Pattern WORD =
            Pattern.compile(
                    "(<\\|)((?:start|end)oftext)(\\|>)"
                            + "|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private final BytePairEncoder encoder;
    private final Map<String, Integer> specials;
    private final Pattern specialPattern;
    private final int startToken;
    private final int endToken;
    private final int padToken;
    private final int maxLength;
    private final Map<String, int[]> cache = new ConcurrentHashMap<>();

    ClipTokenizer(
            BytePairEncoder encoder, Map<String, Integer> specials, int padToken, int maxLength) {
        this.encoder = encoder;
        this.specials = Map.copyOf(specials);
        this.specialPattern =
                Pattern.compile(
                        specials.keySet().stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")));
        this.startToken = Objects.requireNonNull(specials.get(START));
        this.endToken = Objects.requireNonNull(specials.get(END));
        this.padToken = padToken;
        this.maxLength = maxLength;
    }

    /// Reads `vocab.json` and `merges.txt` of a folder, and the padding token and the length from
    /// its `tokenizer_config.json` where it has one.
    ///
    /// @throws org.scumble.engine.EngineException `NOT_FOUND` if either file is missing, `BAD_FILE`
    ///     if one is damaged or the two do not belong together
    public static ClipTokenizer load(Path folder) {
        return TokenizerFiles.read(folder);
    }

    /// Reads a vocabulary and its merges; both streams are left open. Pads with the end token to
    /// CLIP's 77 tokens.
    ///
    /// @throws org.scumble.engine.EngineException `BAD_FILE` if one is damaged or the two do not
    ///     belong together
    public static ClipTokenizer load(InputStream vocab, InputStream merges) {
        return TokenizerFiles.read(vocab, merges);
    }

    /// This tokenizer with another padding token: OpenCLIP's encoders pad with 0, CLIP-L with the
    /// end token.
    public ClipTokenizer withPadToken(int id) {
        return new ClipTokenizer(encoder, specials, id, maxLength);
    }

    /// The token ids of `text`, as many as there are, without start, end and padding.
    public int[] encode(String text) {
        IntStream.Builder ids = IntStream.builder();
        Matcher literal = specialPattern.matcher(text);
        int from = 0;
        while (literal.find()) {
            encodePlain(text.substring(from, literal.start()), ids);
            ids.add(special(literal.group()));
            from = literal.end();
        }
        encodePlain(text.substring(from), ids);
        return ids.build().toArray();
    }

    public int startToken() {
        return startToken;
    }

    public int endToken() {
        return endToken;
    }

    public int padToken() {
        return padToken;
    }

    /// The text encoder's context length, start and end tokens included.
    public int maxLength() {
        return maxLength;
    }

    /// The highest id that any text becomes, which the text encoder must know.
    public int highestToken() {
        return specials.values().stream()
                .reduce(Math.max(padToken, encoder.highestToken()), Math::max);
    }

    private int special(String text) {
        return Objects.requireNonNull(specials.get(text));
    }

    private void encodePlain(String text, IntStream.Builder ids) {
        Matcher word = WORD.matcher(normalise(text));
        while (word.find()) {
            if (word.group(1) == null) {
                encodeWord(word.group(), ids);
            } else {
                for (int part = 1; part <= 3; part++) {
                    encodeWord(word.group(part), ids);
                }
            }
        }
    }

    private void encodeWord(String word, IntStream.Builder ids) {
        int[] known = cache.get(word);
        if (known == null) {
            known = encoder.encode(word.getBytes(StandardCharsets.UTF_8));
            if (word.length() <= CACHED_WORD_LENGTH && cache.size() < CACHED_WORDS) {
                cache.put(word, known);
            }
        }
        for (int id : known) {
            ids.add(id);
        }
    }

    private static String normalise(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return lowerCase(WHITE_SPACE.matcher(composed).replaceAll(" "));
    }

    /// Lower-cases each code point by itself: `String.toLowerCase` would turn a word's last Σ into
    /// ς, which the reference does not.
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.toLowerCase(Locale.ROOT))
                .forEach(lower::append);
        return lower.toString();
    }
}
