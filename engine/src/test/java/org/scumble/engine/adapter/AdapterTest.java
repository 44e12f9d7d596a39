package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.scumble.engine.adapter.AdapterFiles.ones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.TinyModels;
import org.scumble.engine.weights.SparseModel;

class AdapterTest {
    private final Targets targets = AdapterFiles.targets("sd15");

    @TempDir Path folder;

    @Test
    void aFileThatIsGoneOrChangedIsNotMatched() throws IOException {
        Path path = Files.copy(AdapterFiles.file("peft-lora"), path("a"));
        Adapter adapter = Adapter.open(path);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1));
        assertRefused(() -> adapter.match(targets), Reason.BAD_FILE)
                .hasMessage("\"a.safetensors\" was changed since it was opened. Open it again.");
        Files.delete(path);
        assertRefused(() -> adapter.match(targets), Reason.NOT_FOUND)
                .hasMessageContaining("moved or deleted");
        assertRefused(() -> Adapter.open(path), Reason.NOT_FOUND)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path nothing = new LoraBuilder(5).says("format", "pt").write(path("nothing"));
        assertRefused(() -> Adapter.open(nothing), Reason.BAD_FILE)
                .hasMessageStartingWith("\"nothing.safetensors\" is not a LoRA");
        Path stray = new LoraBuilder(5).with("a.weight", ones(2, 2)).write(path("stray"));
        assertRefused(() -> Adapter.open(stray), Reason.BAD_FILE)
                .hasMessageStartingWith("\"stray.safetensors\" is not a LoRA");
        Path whole = SparseModel.ldm("sd15").write(path("whole"));
        assertRefused(() -> Adapter.open(whole), Reason.UNSUPPORTED)
                .hasMessageContaining("a whole model or a part of one, not a LoRA");
        Path unet = TinyModels.folder("sd15").resolve("unet/diffusion_pytorch_model.safetensors");
        assertRefused(() -> Adapter.open(unet), Reason.UNSUPPORTED)
                .hasMessageContaining("not a LoRA");
        Path other =
                new LoraBuilder(5)
                        .with("unet.conv_in.oft_R.weight", ones(4, 28))
                        .write(path("other"));
        assertRefused(() -> Adapter.open(other), Reason.UNSUPPORTED)
                .hasMessageContaining("of the kind OFT of PEFT, which Scumble does not apply");
        Path pickle = Files.write(folder.resolve("style.pt"), new byte[] {'P', 'K', 3, 4});
        assertRefused(() -> Adapter.open(pickle), Reason.BAD_FILE).hasMessageContaining("pickle");
        Path text = Files.writeString(path("text"), "<!doctype html>");
        assertRefused(() -> Adapter.open(text), Reason.BAD_FILE).hasMessageContaining("web page");
        byte[] bytes = Files.readAllBytes(AdapterFiles.file("peft-lora"));
        Path cut = Files.write(path("cut"), Arrays.copyOf(bytes, bytes.length - 9));
        assertRefused(() -> Adapter.open(cut), Reason.BAD_FILE).hasMessageContaining("incomplete");
    }

    /// Whatever stands in a file, it is read or refused.
    @Test
    void damagedFilesDoNoHarm() throws IOException {
        Random random = new Random(11);
        int refused = 0;
        for (String name :
                List.of(
                        "peft-lora",
                        "lycoris-lokr",
                        "peft-ia3",
                        "lycoris-locon",
                        "lycoris-oft",
                        "lycoris-glora")) {
            byte[] sound = Files.readAllBytes(AdapterFiles.file(name));
            for (int i = 0; i < 60; i++) {
                byte[] bytes = sound.clone();
                for (int j = 0; j < 1 + i / 20; j++) {
                    bytes[Long.BYTES + random.nextInt(700)] = (byte) (32 + random.nextInt(95));
                }
                Path path = Files.write(path("mutant"), bytes);
                Throwable thrown = catchThrowable(() -> Adapter.open(path).match(targets).report());
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(EngineException.class);
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(60, 359);
    }

    private Path path(String name) {
        return folder.resolve(name + ".safetensors");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            ThrowingCallable call, Reason reason) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
