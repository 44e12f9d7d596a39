package org.scumble.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/// What a picture was made with, beyond the request.
///
/// @param modelName the checkpoint's name without folder and extension
/// @param modelHash the first 10 hex digits of the file's SHA-256, as AUTOMATIC1111 writes it;
///     empty for a folder and for a file that was gone
/// @param sampler the sampler as it was run
/// @param schedule the schedule as it was run, `automatic` resolved
/// @param software name and version
/// @param device where it was computed
/// @param loras that were applied, those of the prompt's tags among them
/// @param embeddings that the prompts used
public record Provenance(
        String modelName,
        String modelHash,
        String sampler,
        String schedule,
        String software,
        String device,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<AppliedLora> loras,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<AppliedEmbedding> embeddings) {

    public Provenance {
        loras = List.copyOf(loras);
        embeddings = List.copyOf(embeddings);
    }

    /// Of a picture without LoRAs and embeddings.
    public Provenance(
            String modelName,
            String modelHash,
            String sampler,
            String schedule,
            String software,
            String device) {
        this(modelName, modelHash, sampler, schedule, software, device, List.of(), List.of());
    }
}
