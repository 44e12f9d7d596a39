package org.scumble.engine;

import java.nio.file.Path;
import java.util.List;

/// Knows the adapter files that prompts may name. A name is looked up, never used as a path. Asked
/// on the thread that paints, for every request.
@FunctionalInterface
public interface LoraFinder {
    /// No file at all.
    LoraFinder NONE = name -> List.of();

    /// The files of that name, the one to use first; empty if there is none.
    ///
    /// @param name as in `<lora:name:0.8>`, without folder and ending
    List<Path> find(String name);

    /// The textual inversions, which prompts also call by their bare names.
    default List<Path> embeddings() {
        return List.of();
    }
}
