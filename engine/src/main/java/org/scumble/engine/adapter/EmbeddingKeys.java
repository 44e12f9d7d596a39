package org.scumble.engine.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.weights.TensorEntry;

/// Finds the embeddings of words for the prompt (textual inversion, Gal et al. 2022) in a file.
///
/// | file | keys |
/// |---|---|
/// | AUTOMATIC1111, kohya | `emb_params`; of Stable Diffusion XL `clip_l` and `clip_g` |
/// | OneTrainer | `emp_params`, so spelt |
/// | diffusers | one tensor, called after the word |
/// | LoRAs that bring words | `bundle_emb.WORD.` and a key as above, or `string_to_param.*` |
final class EmbeddingKeys {
    private static final String BUNDLE = "bundle_emb.";
    private static final String PICKLED = "string_to_param.*";
    private static final Set<String> ANY_ENCODER = Set.of("emb_params", "emp_params", PICKLED);
    private static final Map<String, Part> ENCODERS =
            Map.of("clip_l", Part.TEXT_ENCODER, "clip_g", Part.TEXT_ENCODER_2);

    /// By which a tensor of any name is taken for an embedding: CLIP-L's, OpenCLIP-H's and bigG's.
    private static final Set<Long> KNOWN_WIDTHS = Set.of(768L, 1024L, 1280L);

    private static final int MOST_VECTORS = 1000;
    private static final int LONGEST_TOKEN = 200;

    private EmbeddingKeys() {}

    static boolean isBundled(TensorEntry entry) {
        return entry.name().startsWith(BUNDLE);
    }

    /// The embeddings among `tensors`.
    ///
    /// @param alone whether the file holds nothing besides, so that it may be a textual inversion
    static List<StoredEmbedding> find(Map<String, TensorEntry> tensors, boolean alone) {
        List<StoredEmbedding> found = new ArrayList<>();
        for (TensorEntry entry : tensors.values()) {
            StoredEmbedding embedding =
                    isBundled(entry)
                            ? bundled(entry)
                            : alone ? named("", entry, entry.name()) : null;
            if (embedding != null) {
                found.add(embedding);
            }
        }
        if (found.isEmpty() && alone && tensors.size() == 1) {
            StoredEmbedding only =
                    new StoredEmbedding("", null, tensors.values().iterator().next());
            if (isSound(only.entry()) && KNOWN_WIDTHS.contains(only.width())) {
                found.add(only);
            }
        }
        return found;
    }

    private static @Nullable StoredEmbedding bundled(TensorEntry entry) {
        String rest = entry.name().substring(BUNDLE.length());
        int end = rest.endsWith("." + PICKLED) ? rest.length() - PICKLED.length() : 0;
        int dot = end > 0 ? end - 1 : rest.lastIndexOf('.');
        if (dot < 1 || dot > LONGEST_TOKEN) {
            return null;
        }
        String token = rest.substring(0, dot);
        return ForeignText.isClean(token) ? named(token, entry, rest.substring(dot + 1)) : null;
    }

    private static @Nullable StoredEmbedding named(String token, TensorEntry entry, String name) {
        Part part = ENCODERS.get(name);
        boolean known = part != null || ANY_ENCODER.contains(name);
        return known && isSound(entry) ? new StoredEmbedding(token, part, entry) : null;
    }

    private static boolean isSound(TensorEntry entry) {
        long[] shape = entry.shape();
        boolean row = shape.length == 1 && shape[0] > 0;
        boolean rows = shape.length == 2 && shape[0] > 0 && shape[0] <= MOST_VECTORS;
        return row || (rows && shape[1] > 0);
    }
}
