package org.scumble.app;

import java.util.List;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;

/// Small requests for tests.
public final class Requests {
    private Requests() {}

    public static GenerationRequest of(String prompt) {
        return of(prompt, 1);
    }

    public static GenerationRequest of(String prompt, int count) {
        return new GenerationRequest.TextToImage(settings(prompt, count));
    }

    /// Paints into a picture that need not be there for a stand-in of the engine.
    public static GenerationRequest inpaint(String prompt, int count) {
        return new GenerationRequest.Inpaint(
                settings(prompt, count), "picture.png", "mask.png", 0.75, InpaintOptions.AUTO);
    }

    public static GenerationSettings settings(String prompt, int count) {
        return new GenerationSettings(
                "starter",
                null,
                prompt,
                "",
                64,
                64,
                4,
                "euler",
                "automatic",
                5,
                0,
                100,
                count,
                0,
                GenerationSettings.RandomSource.CPU,
                null,
                List.of());
    }
}
