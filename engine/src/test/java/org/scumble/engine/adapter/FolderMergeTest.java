package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraUse;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.weights.Checkpoint;

/// Merging into a model that is a folder.
class FolderMergeTest {
    @TempDir Path folder;
    private Path base;
    private Path target;

    @BeforeEach
    void copyModel() {
        base = TinyModels.copy("sd15", folder.resolve("base"));
        target = folder.resolve("merged");
    }

    @Test
    void keepsAllElse() throws IOException {
        Files.createDirectory(base.resolve(".cache"));
        Files.writeString(base.resolve(".cache/download"), "x");
        Files.writeString(base.resolve("unet/diffusion_pytorch_model.bin"), "x");
        Files.createDirectory(base.resolve("safety_checker"));
        Files.writeString(base.resolve("safety_checker/model.safetensors"), "x");

        merge();

        assertThat(CheckpointMergeTest.names(target))
                .contains("model_index.json", "cases.json", "safety_checker/model.safetensors")
                .contains("tokenizer/vocab.json", "unet/config.json")
                .doesNotContain("expected.safetensors", "unet/diffusion_pytorch_model.bin")
                .noneMatch(name -> name.startsWith("."));
        for (String file : List.of("model_index.json", "tokenizer/vocab.json")) {
            assertThat(target.resolve(file)).hasSameBinaryContentAs(base.resolve(file));
        }
        Checkpoint merged = Checkpoint.open(target);
        assertThat(merged.missing()).isEmpty();
        assertThat(merged.description()).isEqualTo(Checkpoint.open(base).description());
    }

    @Test
    void itAndItsWeightsMayBeLinks() throws IOException {
        Path weights = base.resolve("unet/diffusion_pytorch_model.safetensors");
        Path blob = folder.resolve("blob");
        Files.move(weights, blob);
        Files.createSymbolicLink(weights, blob);
        base = Files.createSymbolicLink(folder.resolve("link"), base);

        merge();

        assertThat(target.resolve("unet/diffusion_pytorch_model.safetensors")).isRegularFile();
        assertThat(Checkpoint.open(target).missing()).isEmpty();
        assertThat(Checkpoint.open(base).missing()).isEmpty();
    }

    @Test
    void theTargetMustBeNew() throws IOException {
        Files.createDirectory(target);

        assertThatThrownBy(this::merge)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("another name")
                .extracting("reason")
                .isEqualTo(Reason.CANNOT_WRITE);
        assertThat(CheckpointMergeTest.names(target)).isEmpty();
    }

    private void merge() {
        Path lora =
                new LoraBuilder(1)
                        .kohya("lora_unet_mid_block_attentions_0_proj_in", 4, 2, 32, 32)
                        .write(folder.resolve("lora.safetensors"));
        new CheckpointMerge(
                        Checkpoint.open(base),
                        List.of(new LoraUse(lora.toString(), 1, 1)),
                        Precision.KEEP)
                .write(target, Progress.NONE, new Cancellation());
    }
}
