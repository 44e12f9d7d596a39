package org.scumble.app.canvas.staging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Folders of one kind, each beside a working document.
///
/// @param root the folder of the working documents
/// @param ending of the folders' names, behind the document's
public record DocumentFolders(Path root, String ending) {
    /// A document's folder, whether it is there or not.
    public Path of(String document) {
        return root.resolve(document + ending);
    }

    /// The documents that have such a folder.
    ///
    /// @throws IOException if the root cannot be read
    public List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "*" + ending)) {
                for (Path folder : folders) {
                    String name = String.valueOf(folder.getFileName());
                    documents.add(name.substring(0, name.length() - ending.length()));
                }
            }
        }
        return documents;
    }
}
