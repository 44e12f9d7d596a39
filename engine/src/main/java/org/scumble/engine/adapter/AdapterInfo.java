package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.Family;

/// What an adapter file is, from its header alone: for cards, lists and metadata.
///
/// @param path of the file
/// @param name what prompts call it: the file's name without its ending
/// @param title given by its maker, or the name
/// @param family the base models it was made for; null if neither metadata nor keys tell
/// @param rank the highest of its modules; 0 where there is none
/// @param alpha that goes with it; 0 if the file has none
/// @param triggerWords that its maker says wake it, in order; often none
/// @param tags of the pictures it learned from, the most frequent first, with their counts
/// @param author may be empty
/// @param description may be empty
/// @param unetModules how many layers of the U-Net it changes
/// @param textModules how many layers of the text encoders it changes
/// @param vectors how many tokens a textual inversion stands for; else 0
/// @param bytes on disk
/// @param thumbnail its own cover, PNG, JPEG or WebP bytes; null if there is none
/// @param notes what an artist should know, in sentences: keys of no known convention, damaged
///     modules
public record AdapterInfo(
        Path path,
        String name,
        String title,
        AdapterKind kind,
        @Nullable Family family,
        int rank,
        double alpha,
        List<String> triggerWords,
        SequencedMap<String, Integer> tags,
        String author,
        String description,
        int unetModules,
        int textModules,
        int vectors,
        long bytes,
        byte @Nullable [] thumbnail,
        List<String> notes) {}
