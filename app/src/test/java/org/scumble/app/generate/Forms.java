package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.scumble.app.models.Model;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;

/// Forms and models for tests.
final class Forms {
    private Forms() {}

    static FormViewModel form() {
        return new FormViewModel(
                List.of(new Choice("dpmpp_2m", "DPM++ 2M"), new Choice("euler", "Euler")),
                List.of(new Choice("automatic", "Automatic")),
                new Random(1));
    }

    static Model ready(String file) {
        return model(file, Model.State.READY, info(Path.of(file)));
    }

    static Model unread(String file) {
        return model(file, Model.State.UNREAD, null);
    }

    /// What the engine says of any file: a model of 96 pixels that wants 11 steps.
    static ModelInfo info(Path file) {
        return new ModelInfo(
                file,
                file.getFileName().toString(),
                "",
                "",
                true,
                "",
                1,
                new ModelDefaults(96, 96, 11, "euler", "automatic", 5),
                8);
    }

    private static Model model(String file, Model.State state, @Nullable ModelInfo info) {
        return new Model(Path.of(file), file, state, info, "", false);
    }
}
