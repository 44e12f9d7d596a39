package org.scumble.app.canvas;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scumble.app.canvas.staging.DocumentFolders;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;

/// The pictures and masks that requests of the canvas point to, in a folder beside each working
/// document. They stay as long as a job or a candidate may need them.
final class VerbFiles {
    private static final String ENDING = ".jobs";
    private static final String JOURNAL = ".journal";
    private static final String PICTURE = ".png";
    private static final String MASK = "-mask.png";

    private final Path root;
    private final DocumentFolders folders;

    /// @param root the folder of the working documents
    VerbFiles(Path root) {
        this.root = root;
        folders = new DocumentFolders(root, ENDING);
    }

    /// Where the files of one request go.
    ///
    /// @param mask not written if the request has none
    record Pair(Path picture, Path mask) {}

    /// Names for the files of a new request, in a folder that is there.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    Pair fresh(String document, VerbStamp stamp) {
        Path folder = folders.of(document);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    "The folder %s cannot be made: %s. Free some space, or give yourself the right to write there."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        String name = stamp.freshName();
        return new Pair(folder.resolve(name + PICTURE), folder.resolve(name + MASK));
    }

    /// The files that a request reads.
    static List<Path> files(GenerationRequest request) {
        return switch (request) {
            case TextToImage _ -> List.of();
            case ImageToImage image -> List.of(Path.of(image.image()));
            case Inpaint inpaint -> List.of(Path.of(inpaint.image()), Path.of(inpaint.mask()));
            case Outpaint outpaint -> List.of(Path.of(outpaint.image()));
        };
    }

    /// The working documents that have files.
    List<String> documents() throws IOException {
        return folders.documents();
    }

    /// Whether a document is still worked on.
    boolean hasJournal(String document) {
        return Files.exists(root.resolve(document + JOURNAL));
    }

    /// Deletes a document's files except those that some requests read.
    void keepOnly(String document, Collection<GenerationRequest> requests) throws IOException {
        Path folder = folders.of(document);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<Path> kept = new HashSet<>();
        requests.forEach(request -> kept.addAll(files(request)));
        boolean empty = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (kept.contains(file)) {
                    empty = false;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (empty) {
            Files.deleteIfExists(folder);
        }
    }

    /// Deletes a request's files.
    void delete(GenerationRequest request) throws IOException {
        for (Path file : files(request)) {
            Files.deleteIfExists(file);
        }
    }
}
