package org.scumble.app;

import java.nio.file.Path;
import java.util.List;
import org.scumble.app.canvas.MemoryEstimator;
import org.scumble.app.generate.Choice;
import org.scumble.app.generate.SettingsReader;
import org.scumble.app.generate.TokenCounter;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.lora.LoraInspector;
import org.scumble.app.models.ModelInspector;

/// What the studio needs of the engine. Each part may be slow and is called off the interface's
/// thread, except the lists.
///
/// @param starter the folder of the model that comes with Scumble
public record Backend(
        PictureMaker maker,
        ModelInspector inspector,
        LoraInspector loras,
        TokenCounter tokens,
        SettingsReader reader,
        MemoryEstimator memory,
        List<Choice> samplers,
        List<Choice> schedules,
        Path starter) {}
