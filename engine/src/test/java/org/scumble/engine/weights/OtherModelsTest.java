package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

class OtherModelsTest {
    @TempDir Path folder;
    private int files;

    @Test
    void loras() {
        assertNamed("LoRA", "lora_unet_down_blocks_0_attentions_0_proj_in.lora_down.weight");
        assertNamed("LoRA", "unet.down_blocks.0.attentions.0.proj_in.lora_A.weight");
        assertNamed("LoRA", "lora_te_text_model_encoder_layers_0_mlp_fc1.hada_w1_a");
        assertNamed("LoRA", "lycoris_unet_mid_block.lokr_w1");
    }

    @Test
    void embeddings() {
        assertNamed("embedding", "emb_params");
        assertNamed("embedding", "clip_l", "clip_g");
    }

    @Test
    void whatSteersACheckpoint() {
        assertNamed("ControlNet", "control_model.time_embed.0.weight");
        assertNamed(
                "ControlNet",
                "model.diffusion_model.input_blocks.0.0.weight",
                "control_model.time_embed.0.weight");
        assertNamed(
                "ControlNet", "conv_in.weight", "down_blocks.0.x", "controlnet_down_blocks.0.bias");
        assertNamed("T2I-Adapter", "adapter.body.0.resnets.0.block1.weight");
        assertNamed("IP-Adapter", "image_proj.proj.weight", "ip_adapter.1.to_k_ip.weight");
        assertNamed("motion module", "down_blocks.0.motion_modules.0.temporal_transformer.norm");
    }

    @Test
    void upscalers() {
        assertNamed("upscaler", "conv_first.weight", "body.0.rdb1.conv1.weight");
        assertNamed("upscaler", "model.0.weight", "model.1.sub.0.RDB1.conv1.0.weight");
    }

    @Test
    void otherFamilies() {
        assertNamed("Stable Diffusion 3", "model.diffusion_model.joint_blocks.0.x_block.weight");
        assertNamed("Flux", "double_blocks.0.img_attn.qkv.weight");
        assertNamed("another family", "model.diffusion_model.cap_embedder.0.weight");
    }

    @Test
    void partsOfACheckpoint() {
        assertNamed("U-Net alone", "input_blocks.0.0.weight", "time_embed.0.weight");
        assertNamed("U-Net alone", "conv_in.weight", "down_blocks.0.resnets.0.conv1.weight");
        assertNamed("text encoder alone", "text_model.embeddings.token_embedding.weight");
        assertNamed("image encoder", "vision_model.embeddings.class_embedding", "text_model.x");
    }

    @Test
    void anythingElse() {
        assertNamed("does not know", "fc1.weight");
        assertNamed("does not know");
    }

    private void assertNamed(String name, String... keys) {
        SparseModel model = new SparseModel();
        for (String key : keys) {
            model.with(key, 4, 4);
        }
        Path path = model.write(folder.resolve(files++ + ".safetensors"));
        assertThatThrownBy(() -> ModelFile.open(path))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(name)
                .hasMessageContainingAll("hoose", "checkpoint")
                .extracting("reason")
                .isEqualTo(Reason.UNSUPPORTED);
    }
}
