package org.scumble.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.PngText;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.provenance.ForeignMetadata;
import org.scumble.engine.provenance.Infotext;
import org.scumble.engine.provenance.PictureSettings;

/// A finished picture as a PNG file that remembers how it was made: AUTOMATIC1111's `parameters`
/// text, which every program reads, and our own `scumble` JSON, which loses nothing.
public final class PictureFile {
    private static final String PARAMETERS = "parameters";
    private static final String RECORD = "scumble";

    private PictureFile() {}

    /// Writes the picture; the file appears whole or not at all.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    public static void save(GenerationResult result, Path file) {
        save(result, Map.of(), file);
    }

    /// As [#save(GenerationResult, Path)].
    ///
    /// @param others more texts for it to carry, by keyword
    public static void save(GenerationResult result, Map<String, String> others, Path file) {
        Map<String, String> texts = new LinkedHashMap<>(others);
        texts.put(PARAMETERS, Infotext.write(PictureRecord.infotext(result)));
        texts.put(RECORD, PictureRecord.of(result).toJson());
        texts.put("Software", result.provenance().software());
        PngWriter.write(result.image(), texts, file);
    }

    /// What a picture of ours says of itself; empty for any other file.
    public static Optional<PictureRecord> read(Path file) {
        return Optional.ofNullable(texts(file).get(RECORD)).flatMap(PictureRecord::parse);
    }

    /// The settings a picture of any program says it was made with.
    public static Optional<PictureSettings> readForeign(Path file) {
        return ForeignMetadata.read(texts(file));
    }

    /// Finds out before the work whether its result could be written.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IOException("there is no such folder");
            }
            if (Files.isDirectory(file)) {
                throw new IOException("a folder has the name %s".formatted(file.getFileName()));
            }
            Files.delete(Files.createTempFile(folder, ".scumble", ".tmp"));
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "Nothing can be written to %s: %s. Choose another place."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static Map<String, String> texts(Path file) {
        try {
            return PngText.read(file);
        } catch (EngineException e) {
            return Map.of(); // no PNG, or a damaged one: it says nothing
        }
    }
}
