package org.scumble.engine.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;

/// Says of a sound safetensors file that is no checkpoint what it is, from the names it holds.
final class OtherModels {
    private static final String WITH_CHECKPOINT =
            "It works only together with a checkpoint: choose a Stable Diffusion checkpoint first.";
    private static final String CHECKPOINT_OR_FOLDER =
            "Choose the whole checkpoint, or the diffusers folder that this file is a part of.";
    private static final String SUPPORTED =
            "Scumble paints with Stable Diffusion 1.x, 2.x and XL base checkpoints; choose one of"
                    + " those.";

    /// @param matches whether tensors are of this kind
    /// @param what completes "X is …"
    /// @param advice a sentence
    private record Kind(Predicate<StoredTensors> matches, String what, String advice) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            containing(
                                    "lora_up",
                                    "lora_down",
                                    "lora_A",
                                    "lora_B",
                                    "lora_linear_layer",
                                    ".lora.",
                                    ".hada_w1",
                                    ".lokr_w",
                                    ".oft_blocks",
                                    ".dora_scale"),
                            "a LoRA, a small change to a checkpoint",
                            WITH_CHECKPOINT),
                    new Kind(
                            OtherModels::isEmbedding,
                            "a textual inversion embedding, a word for the prompt",
                            WITH_CHECKPOINT),
                    new Kind(
                            beginning(
                                    "control_model.",
                                    "controlnet_",
                                    "input_hint_block.",
                                    "zero_convs."),
                            "a ControlNet",
                            WITH_CHECKPOINT),
                    new Kind(
                            beginning("adapter.body.", "body.0.block1.", "adapter.conv_in."),
                            "a T2I-Adapter",
                            WITH_CHECKPOINT),
                    new Kind(
                            beginning("ip_adapter.", "image_proj."),
                            "an IP-Adapter",
                            WITH_CHECKPOINT),
                    new Kind(containing("motion_modules."), "a motion module", WITH_CHECKPOINT),
                    new Kind(
                            beginning(
                                    "model.1.sub.",
                                    "RRDB_trunk.",
                                    "body.0.rdb1.",
                                    "conv_first.",
                                    "layers.0.residual_group.",
                                    "params_ema."),
                            "an upscaler, which enlarges finished pictures",
                            "Choose a checkpoint to paint with."),
                    new Kind(containing("joint_blocks."), "a Stable Diffusion 3 model", SUPPORTED),
                    new Kind(
                            containing("double_blocks.", "double_stream_blocks."),
                            "a model of the Flux kind",
                            SUPPORTED),
                    new Kind(
                            beginning(
                                    "model.diffusion_model.",
                                    "transformer_blocks.",
                                    "double_layers.",
                                    "net.blocks."),
                            "a diffusion model of another family",
                            SUPPORTED),
                    new Kind(
                            beginning("input_blocks.", "down_blocks.", "unet."),
                            "a U-Net alone, without text encoder and autoencoder",
                            CHECKPOINT_OR_FOLDER),
                    new Kind(
                            beginning("vision_model.", "visual."),
                            "an image encoder (CLIP vision)",
                            SUPPORTED),
                    new Kind(
                            beginning(
                                    "text_model.",
                                    "transformer.resblocks.",
                                    "cond_stage_model.",
                                    "encoder.block.0.layer."),
                            "a text encoder alone",
                            CHECKPOINT_OR_FOLDER));

    private OtherModels() {}

    static EngineException refusal(Path path, StoredTensors tensors) {
        return KINDS.stream()
                .filter(kind -> kind.matches().test(tensors))
                .findFirst()
                .map(kind -> Refusal.unsupported(path, kind.what(), kind.advice()))
                .orElseGet(
                        () ->
                                Refusal.unsupported(
                                        path, "a model that Scumble does not know", SUPPORTED));
    }

    private static Predicate<StoredTensors> beginning(String... beginnings) {
        return tensors -> Stream.of(beginnings).anyMatch(tensors::hasUnder);
    }

    private static Predicate<StoredTensors> containing(String... parts) {
        return tensors ->
                tensors.keys().stream().anyMatch(key -> Stream.of(parts).anyMatch(key::contains));
    }

    private static boolean isEmbedding(StoredTensors tensors) {
        return tensors.has("emb_params") || (tensors.has("clip_l") && tensors.has("clip_g"));
    }
}
