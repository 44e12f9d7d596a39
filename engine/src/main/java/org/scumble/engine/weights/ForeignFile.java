package org.scumble.engine.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.EngineException;

/// Says of a file that is no safetensors file what it seems to be, from its first bytes. Nothing in
/// it is unpacked or interpreted; pickles above all, for to load one is to run it.
final class ForeignFile {
    private static final int HEAD = 512;
    private static final Pattern LFS_SIZE = Pattern.compile("\nsize (\\d{1,18})\n");

    /// @param matches of the first bytes, one char each, and the file's extension in lower case
    /// @param what completes "X is …"
    /// @param advice a sentence
    private record Kind(BiPredicate<String, String> matches, String what, String advice) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            (head, extension) -> isPickle(head, extension),
                            "a pickle (.ckpt, .pt, .pth or .bin), which Scumble never opens,"
                                    + " because loading one can run any program hidden in it",
                            "Look for the .safetensors version of this model, or convert it with a"
                                    + " tool you trust."),
                    new Kind(
                            (head, _) -> isMarkup(head),
                            "a web page, not a model",
                            "The download link probably wanted a log-in. Open it in a browser, and"
                                    + " save the model itself."),
                    new Kind(
                            (head, _) -> head.startsWith("GGUF"),
                            "a GGUF file, a quantised format that Scumble does not read",
                            "Use the .safetensors version of this model."),
                    new Kind(
                            (head, extension) -> extension.equals("onnx") || isOnnx(head),
                            "an ONNX model; Scumble makes its own from the original weights",
                            "Use the .safetensors checkpoint it was exported from."),
                    new Kind(
                            (head, _) -> isArchive(head),
                            "an archive",
                            "Unpack it, and choose the .safetensors file inside."),
                    new Kind(
                            (head, _) -> head.startsWith("\u0089PNG") || head.startsWith("ÿØÿ"),
                            "a picture, not a model",
                            "Choose a .safetensors file."),
                    new Kind(
                            (head, _) -> head.chars().allMatch(c -> c == 0),
                            "filled with zeros: its download was started but never finished",
                            "Download it again."),
                    new Kind(
                            (head, _) -> head.stripLeading().startsWith("{"),
                            "a JSON text, not a model",
                            "If it was downloaded, open it in a text editor: it may hold the site's"
                                    + " error message."));

    private ForeignFile() {}

    static EngineException refusal(Path path, MemorySegment bytes) {
        if (bytes.byteSize() == 0) {
            return Refusal.wrongKind(path, "empty", "Download or copy it again.");
        }
        int length = (int) Math.min(HEAD, bytes.byteSize());
        byte[] first = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        String head = new String(first, StandardCharsets.ISO_8859_1);
        if (head.startsWith("version https://git-lfs.github.com/spec/")) {
            return pointer(path, head);
        }
        String extension = extension(path);
        return KINDS.stream()
                .filter(kind -> kind.matches().test(head, extension))
                .findFirst()
                .map(kind -> Refusal.wrongKind(path, kind.what(), kind.advice()))
                .orElseGet(
                        () ->
                                Refusal.wrongKind(
                                        path,
                                        "not a safetensors file, or its beginning is damaged",
                                        "Download or copy it again, or choose another file."));
    }

    private static EngineException pointer(Path path, String head) {
        Matcher size = LFS_SIZE.matcher(head);
        String ofSize = size.find() ? " of %,d bytes".formatted(Long.parseLong(size.group(1))) : "";
        return Refusal.wrongKind(
                path,
                "a Git LFS pointer: the model" + ofSize + " was never downloaded",
                "Run \"git lfs pull\" in its folder, or download the file itself.");
    }

    private static String extension(Path path) {
        String name = path.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isPickle(String head, String extension) {
        boolean protocol = head.matches("(?s)\u0080[\u0002-\u0005].*");
        boolean torchArchive = head.startsWith("PK\u0003\u0004") && head.contains("/data.pkl");
        boolean named = List.of("ckpt", "pt", "pth", "bin", "pkl").contains(extension);
        return protocol || torchArchive || named;
    }

    private static boolean isMarkup(String head) {
        String start = head.replaceFirst("^(ï»¿)?\\s*", "").toLowerCase(Locale.ROOT);
        return List.of("<!doctype", "<html", "<head", "<?xml").stream().anyMatch(start::startsWith);
    }

    /// The field `ir_version`, then the tag of any other field of a `ModelProto`.
    private static boolean isOnnx(String head) {
        return head.matches("(?s)\u0008[\u0001-\u001f][\u0012\u001a\"*2:B].*");
    }

    private static boolean isArchive(String head) {
        return List.of("PK\u0003\u0004", "7z¼¯'\u001c", "Rar!", "\u001f\u008b", "(µ/ý").stream()
                .anyMatch(head::startsWith);
    }
}
