package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraSidecarTest {
    @TempDir Path folder;
    private Path lora;

    @BeforeEach
    void make() throws IOException {
        lora = Files.createFile(folder.resolve("ink.v2.safetensors"));
    }

    @Test
    void readsWhatOtherProgramsKnow() throws IOException {
        Files.writeString(
                folder.resolve("ink.v2.json"),
                """
                {"description": "", "sd version": "SD1",
                 "activation text": "ink drawing, bold outlines,", "preferred weight": 0.8}
                """);
        Files.writeString(
                folder.resolve("ink.v2.civitai.info"),
                """
                {"trainedWords": [" inkstyle "],
                 "description": "<p>Strong &amp; black.</p><p>Use <b>0.8</b>.</p>"}
                """);
        Path cover = Files.createFile(folder.resolve("ink.v2.preview.png"));
        LoraSidecar sidecar = LoraSidecar.read(lora);

        assertThat(sidecar.triggerWords())
                .containsExactly("ink drawing", "bold outlines", "inkstyle");
        assertThat(sidecar.weight()).isEqualTo(0.8);
        assertThat(sidecar.description()).isEqualTo("Strong & black.\nUse 0.8.");
        assertThat(sidecar.cover()).isEqualTo(cover);
    }

    @Test
    void passesOverWhatIsNoSuchText() throws IOException {
        Files.writeString(folder.resolve("ink.v2.json"), "[1, 2");
        Files.writeString(
                folder.resolve("ink.v2.civitai.info"),
                "{\"trainedWords\": {\"a\": 1}, \"description\": 7}");
        Files.writeString(folder.resolve("other.json"), "{\"activation text\": \"other\"}");
        LoraSidecar sidecar = LoraSidecar.read(lora);

        assertThat(sidecar.triggerWords()).doesNotContain("other");
        assertThat(sidecar.weight()).isZero();
        assertThat(sidecar.cover()).isNull();
    }

    @Test
    void theStampChangesWithEachFile() throws IOException {
        String before = LoraSidecar.stamp(lora);
        Path text = Files.writeString(folder.resolve("ink.v2.json"), "{}");
        String withText = LoraSidecar.stamp(lora);
        Files.delete(text);

        assertThat(withText).isNotEqualTo(before);
        assertThat(LoraSidecar.stamp(lora)).isEqualTo(before);
        Files.writeString(lora, "longer");
        assertThat(LoraSidecar.stamp(lora)).isNotEqualTo(before);
    }
}
