package org.scumble.app;

import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;

/// Small requests for tests.
public final class Requests {
    private Requests() {}

    public static GenerationRequest of(String prompt) {
        return of(prompt, 1);
    }

    public static GenerationRequest of(String prompt, int count) {
        return new GenerationRequest.TextToImage(settings(prompt, count));
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
                null);
    }
}
