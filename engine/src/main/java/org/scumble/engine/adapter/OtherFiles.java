package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Says of a sound safetensors file that is no adapter what it is instead.
final class OtherFiles {
    private static final List<String> WHOLE_MODELS =
            List.of(
                    "model.diffusion_model.",
                    "first_stage_model.",
                    "cond_stage_model.",
                    "conditioner.embedders.",
                    "control_model.",
                    "decoder.conv_in.",
                    "conv_in.weight",
                    "input_blocks.0.0.weight",
                    "text_model.embeddings.",
                    "embeddings.token_embedding.");

    private OtherFiles() {}

    /// @throws EngineException unless the file is an adapter that can be applied, at least partly
    static void refuse(StoredAdapter adapter) {
        if (adapter.isTextualInversion()) {
            return;
        }
        if (adapter.modules().isEmpty()) {
            throw isWholeModel(adapter)
                    ? refusal(
                            adapter,
                            Reason.UNSUPPORTED,
                            "a whole model or a part of one, not a LoRA",
                            "Choose it as the model to paint with, and here a LoRA made for it.")
                    : refusal(
                            adapter,
                            Reason.BAD_FILE,
                            "not a LoRA, nor another adapter that Scumble knows",
                            "Choose a LoRA, or a textual inversion, in a .safetensors file.");
        }
        List<String> others =
                adapter.modules().stream()
                        .flatMap(module -> Stream.ofNullable(module.otherKind()))
                        .toList();
        if (others.size() == adapter.modules().size()) {
            throw refusal(
                    adapter,
                    Reason.UNSUPPORTED,
                    "of the kind %s, which Scumble does not apply".formatted(others.getFirst()),
                    "Look for a version of it as a LoRA.");
        }
    }

    private static boolean isWholeModel(StoredAdapter adapter) {
        return adapter.unknown().stream()
                .anyMatch(key -> WHOLE_MODELS.stream().anyMatch(key::startsWith));
    }

    private static EngineException refusal(
            StoredAdapter adapter, Reason reason, String what, String advice) {
        Path name = adapter.file().path().getFileName();
        return new EngineException(
                reason,
                "\"%s\" is %s. %s".formatted(ForeignText.name(String.valueOf(name)), what, advice));
    }
}
