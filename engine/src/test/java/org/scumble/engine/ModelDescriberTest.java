package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.weights.SparseModel;

/// Files of the real layouts and sizes, whose weights are a hole.
class ModelDescriberTest {
    private static final Path CLIP = Path.of("..", "assets", "tokenizer", "clip");
    private static final String VAE = "first_stage_model.";

    @TempDir private Path folder;

    @Test
    void aCheckpointWithoutAutoencoderWantsOne() {
        Path bare = SparseModel.ldm("sd15").without(VAE).write(folder.resolve("a.safetensors"));
        Path vae = vae().write(folder.resolve("vae.safetensors"));

        ModelInfo info = ModelDescriber.describe(bare);

        assertThat(info.runnable()).isTrue();
        assertThat(info.note())
                .isEqualTo("It has no autoencoder of its own: choose a VAE file with it.");
        assertThat(info.grid()).isEqualTo(8);
        try (ModelShelf shelf = new ModelShelf(new OnnxRuntime(folder, Device.CPU, 1), CLIP)) {
            assertThatThrownBy(() -> shelf.open(bare, null, null, List.of()))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("choose a VAE file")
                    .extracting("reason")
                    .isEqualTo(Reason.BAD_REQUEST);
            assertThat(shelf.open(bare, vae, null, List.of()).codec().pixelsPerLatent())
                    .isEqualTo(8);
        }
    }

    @Test
    void whatLacksMoreThanAnAutoencoderCannotBeUsed() {
        Path half =
                SparseModel.ldm("sd15")
                        .without(VAE)
                        .without("cond_stage_model.")
                        .write(folder.resolve("a.safetensors"));
        Path damaged =
                SparseModel.ldm("sd15")
                        .without(VAE + "decoder.conv_out.")
                        .write(folder.resolve("b.safetensors"));

        assertThat(ModelDescriber.describe(half).runnable()).isFalse();
        assertThat(ModelDescriber.describe(half).note()).contains("the text encoder", "again");
        assertThat(ModelDescriber.describe(damaged).runnable()).isFalse();
        assertThat(ModelDescriber.describe(damaged).note()).contains("decoder.conv_out", "again");
    }

    @Test
    void inpaintingModelsAreForEveryRequestAndOnesForInstructionsForNone() {
        ModelInfo inpainting = ModelDescriber.describe(withInput(9));
        ModelInfo instructed = ModelDescriber.describe(withInput(8));

        assertThat(inpainting.runnable()).isTrue();
        assertThat(inpainting.description()).contains("inpainting");
        assertThat(instructed.runnable()).isFalse();
        assertThat(instructed.note()).contains("by instructions", "Choose a model");
    }

    private Path withInput(long channels) {
        return SparseModel.ldm("sd15")
                .with("model.diffusion_model.input_blocks.0.0.weight", 320, channels, 3, 3)
                .write(folder.resolve(channels + ".safetensors"));
    }

    @Test
    void halfAnAutoencoderIsNotDescribedAsSound() {
        Path whole = vae().write(folder.resolve("a.safetensors"));
        Path half = vae().without("decoder.conv_out.").write(folder.resolve("b.safetensors"));

        assertThat(ModelDescriber.describe(whole).note()).contains("this file as its VAE");
        assertThat(ModelDescriber.describe(half).note())
                .contains("It lacks 2 tensors of the autoencoder (VAE)", "conv_out", "again")
                .doesNotContain("as its VAE");
    }

    private static SparseModel vae() {
        return SparseModel.ldm("sd15").only(VAE).renamed(key -> key.substring(VAE.length()));
    }
}
