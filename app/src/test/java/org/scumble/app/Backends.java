package org.scumble.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.app.generate.Choice;
import org.scumble.app.generate.TokenCount;
import org.scumble.app.job.PictureMaker;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.MemoryNeed;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.weights.Family;

/// A studio's engine, in play.
final class Backends {
    private Backends() {}

    /// @param starter an existing folder
    static Backend of(PictureMaker maker, Path starter) {
        return new Backend(
                maker,
                Backends::inspect,
                new FakeLoras(),
                (model, prompt) -> new TokenCount(prompt.strip().split("\\s+|,").length, 75),
                new PictureSettingsReader(),
                (model, width, height, guided) ->
                        new MemoryNeed(200_000_000L + 500L * width * height, 16_000_000_000L),
                Engine.samplers().stream().map(it -> new Choice(it.id(), it.label())).toList(),
                Engine.schedules().stream().map(it -> new Choice(it.id(), it.label())).toList(),
                starter);
    }

    private static ModelInfo inspect(Path path) {
        String name = path.getFileName().toString().replace(".safetensors", "");
        if (name.startsWith("broken")) {
            throw new EngineException(
                    EngineException.Reason.BAD_FILE,
                    "broken.safetensors is damaged: its header ends before it should. Fetch the"
                            + " file again.");
        }
        boolean starter = Files.isDirectory(path);
        int side = starter ? 128 : 512;
        return new ModelInfo(
                path,
                name,
                (starter ? Family.CUSTOM : Family.SD1).words(),
                starter
                        ? "Comes with Scumble · fp16 · paints at 128 pixels"
                        : "Stable Diffusion 1.5 · fp16 · single file · 2.1 GB",
                true,
                "",
                2_132_625_894L,
                new ModelDefaults(side, side, starter ? 12 : 20, "euler", "automatic", 5),
                8);
    }
}
