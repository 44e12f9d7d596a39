package org.scumble.engine;

import java.nio.file.Path;

/// Where the engine keeps and finds its own things.
///
/// @param cache a folder for compiled models; everything in it can be made again
/// @param tokenizer the folder of CLIP's `vocab.json` and `merges.txt`, which single-file
///     checkpoints do not carry
/// @param device where to compute
/// @param threads processor threads for one operator; 0 for as many as there are cores
/// @param loras finds the adapters that prompts name
public record EngineOptions(
        Path cache, Path tokenizer, Device device, int threads, LoraFinder loras) {
    /// Without adapters.
    public EngineOptions(Path cache, Path tokenizer, Device device, int threads) {
        this(cache, tokenizer, device, threads, LoraFinder.NONE);
    }
}
