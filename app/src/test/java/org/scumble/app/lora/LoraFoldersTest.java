package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter;

class LoraFoldersTest {
    @TempDir private Path home;

    private final List<Path> chosen = new ArrayList<>();
    private final LoraFolders folders = new LoraFolders(() -> List.copyOf(chosen));

    @Test
    void filesOfAllFoldersAreListedByNameAndNothingElse() throws IOException {
        Path ink = file("one/Ink.safetensors");
        Path deep = file("one/styles/flat/brush.SAFETENSORS");
        Path water = file("two/water.safetensors");
        file("two/water.txt");
        file("two/._water.safetensors");
        file("two/old.ckpt");
        chosen.addAll(List.of(home.resolve("one"), home.resolve("nowhere"), home.resolve("two")));

        assertThat(folders.files()).containsExactly(deep, ink, water);
    }

    @Test
    void ofTwoFilesOfOneNameTheOneInTheFirstFolderComesFirst() throws IOException {
        Path second = file("a/ink.safetensors");
        Path first = file("b/ink.safetensors");
        chosen.addAll(List.of(home.resolve("b"), home.resolve("a")));

        assertThat(folders.files()).containsExactly(first, second);
        assertThat(folders.find("ink")).containsExactly(first, second);
    }

    @Test
    void linksAreFollowedButNoFileIsThereTwice() throws IOException {
        Path ink = file("real/ink.safetensors");
        Files.createSymbolicLink(home.resolve("real/round"), home.resolve("real"));
        Files.createSymbolicLink(home.resolve("real/zebra.safetensors"), ink);
        Files.createSymbolicLink(
                home.resolve("real/dead.safetensors"), home.resolve("gone.safetensors"));
        Files.createSymbolicLink(home.resolve("linked"), home.resolve("real"));
        chosen.addAll(List.of(home.resolve("linked"), home.resolve("real")));

        assertThat(folders.files()).containsExactly(home.resolve("linked/ink.safetensors"));
    }

    @Test
    void textualInversionsAreKnownFromTheOthersAndLookedAtAnewWhenTheyChange() throws IOException {
        Path file = home.resolve("a/word.safetensors");
        Files.createDirectories(home.resolve("a"));
        file("a/broken.safetensors");
        SafetensorsWriter.write(
                home.resolve("a/ink.safetensors"),
                Map.of(
                        "lora_unet_conv_in.lora_down.weight",
                        HostTensor.of(new float[36], 1, 4, 3, 3),
                        "lora_unet_conv_in.lora_up.weight",
                        HostTensor.of(new float[320], 320, 1, 1, 1)),
                Map.of());
        HostTensor vectors = HostTensor.of(new float[2 * 768], 2, 768);
        SafetensorsWriter.write(file, Map.of("emb_params", vectors), Map.of());
        chosen.add(home.resolve("a"));

        assertThat(folders.embeddings()).containsExactly(file);

        Files.writeString(file, "nothing");
        assertThat(folders.embeddings()).isEmpty();
    }

    @Test
    void aNameIsFoundInItsOwnCaseFirst() throws IOException {
        Path lower = file("a/ink.safetensors");
        Path upper = file("b/INK.safetensors");
        chosen.addAll(List.of(home.resolve("a"), home.resolve("b")));

        assertThat(folders.find("INK")).containsExactly(upper, lower);
        assertThat(folders.find("iNk")).containsExactly(lower, upper);
        assertThat(folders.find("ink.safetensors")).isEmpty();
    }

    @Test
    void aNameIsNeverAPath() throws IOException {
        Path secret = file("secret.safetensors");
        file("loras/ink.safetensors");
        chosen.add(home.resolve("loras"));

        assertThat(folders.find("../secret")).isEmpty();
        assertThat(folders.find(secret.toString())).isEmpty();
        assertThat(folders.find("")).isEmpty();
    }

    @Test
    void whatCameOrWentSinceTheLastLookIsNoticed() throws IOException {
        Path first = file("a/ink.safetensors");
        chosen.add(home.resolve("a"));
        assertThat(folders.find("ink")).containsExactly(first);

        Path added = file("a/brush.safetensors");
        assertThat(folders.find("brush")).containsExactly(added);
        Files.delete(first);
        assertThat(folders.find("ink")).isEmpty();
        Path elsewhere = file("b/ink.safetensors");
        chosen.add(home.resolve("b"));
        assertThat(folders.find("ink")).containsExactly(elsewhere);
    }

    @Test
    void ofAutomatic1111OnlyTheFoldersOfAdaptersAreRead() throws IOException {
        Path lora = file("webui/models/Lora/ink.safetensors");
        Path lycoris = file("webui/models/LyCORIS/oil.safetensors");
        Path embedding = file("webui/embeddings/bad-hands.safetensors");
        file("webui/models/Stable-diffusion/dream.safetensors");
        chosen.add(home.resolve("webui"));

        assertThat(folders.files()).containsExactly(embedding, lora, lycoris);
        chosen.set(0, home.resolve("webui/models"));
        assertThat(folders.files()).containsExactly(embedding, lora, lycoris);
    }

    @Test
    void ofComfyUiOnlyTheFoldersOfAdaptersAreRead() throws IOException {
        Path lora = file("ComfyUI/models/loras/sub/ink.safetensors");
        Path embedding = file("ComfyUI/models/embeddings/bad-hands.safetensors");
        file("ComfyUI/models/checkpoints/dream.safetensors");
        chosen.add(home.resolve("ComfyUI"));

        assertThat(folders.files()).containsExactly(embedding, lora);
    }

    @Test
    void aFolderOfTheArtistsOwnIsReadWholeWhateverItsFoldersAreCalled() throws IOException {
        Path ink = file("mine/ink.safetensors");
        Path embedding = file("mine/embeddings/bad-hands.safetensors");
        Path lora = file("mine/lora/oil.safetensors");
        chosen.add(home.resolve("mine"));

        assertThat(folders.files()).containsExactly(embedding, ink, lora);
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
