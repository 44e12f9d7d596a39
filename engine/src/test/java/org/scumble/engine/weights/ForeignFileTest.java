package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

class ForeignFileTest {
    @TempDir Path folder;

    @Test
    void refusesPicklesWhateverTheirName() throws IOException {
        assertRefused("old.safetensors", "\u0080\u0002\u008a\nlüF", "pickle", "never opens");
        String torch = "PK\u0003\u0004" + "\0".repeat(26) + "archive/data.pkl";
        assertRefused("new.safetensors", torch, "pickle", ".safetensors version");
        for (String name : new String[] {"a.ckpt", "a.PT", "a.pth", "a.bin"}) {
            assertRefused(name, "anything at all", "pickle");
        }
    }

    @Test
    void readsASafetensorsFileUnderAnotherName() throws IOException {
        Path path = Files.write(folder.resolve("a.ckpt"), SafetensorsBytes.file("{}", 0));
        Safetensors.open(path);
    }

    @Test
    void namesFailedDownloads() throws IOException {
        assertRefused("a.safetensors", "", "empty", "again");
        assertRefused("a.safetensors", "\0".repeat(100_000), "never finished");
        assertRefused("a.safetensors", "\r\n<!DOCTYPE HTML><html>", "web page", "browser");
        assertRefused("a.safetensors", "ï»¿<html lang=en>", "web page");
        assertRefused("a.safetensors", "{\"error\":\"Unauthorized\"}", "JSON", "text editor");
        assertRefused(
                "a.safetensors",
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 4265146304\n",
                "Git LFS",
                "4,265,146,304 bytes",
                "git lfs pull");
    }

    @Test
    void namesOtherFormats() throws IOException {
        assertRefused("a.gguf", "GGUF\u0003\0\0\0\0\0\0\0", "GGUF");
        assertRefused("model.onnx", "\u0008\n:\u0012", "ONNX");
        assertRefused("a.safetensors", "\u0008\n\u0012\u0007pytorch", "ONNX");
        assertRefused(
                "a.zip", "PK\u0003\u0004" + "\0".repeat(26) + "readme.txt", "archive", "Unpack");
        assertRefused("a.png", "\u0089PNG\r\n\u001a\n", "picture");
        assertRefused("a.safetensors", "some thing else", "not a safetensors file");
    }

    private void assertRefused(String name, String content, String... parts) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Safetensors.open(path))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContainingAll(parts)
                .extracting("reason")
                .isEqualTo(Reason.BAD_FILE);
    }
}
