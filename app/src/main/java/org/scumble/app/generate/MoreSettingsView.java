package org.scumble.app.generate;

import java.util.List;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.SliderField;
import org.scumble.engine.GenerationSettings.RandomSource;

/// The settings an artist seldom touches, folded away.
final class MoreSettingsView extends TitledPane {
    private static final int MOST_CLIP_SKIP = 4;

    MoreSettingsView(FormViewModel form) {
        VBox content =
                new VBox(
                        new SliderField(
                                        "CLIP skip",
                                        0,
                                        MOST_CLIP_SKIP,
                                        1,
                                        "How many of the text encoder's last layers to leave out; 0"
                                                + " is the model's own way")
                                .bind(form.clipSkipProperty()),
                        new SliderField(
                                        "Guidance rescale",
                                        0,
                                        1,
                                        0.05,
                                        "Takes back the contrast that strong guidance adds")
                                .bind(form.guidanceRescaleProperty()),
                        Fields.named(
                                "Noise",
                                Fields.choice(
                                        "random",
                                        List.of(RandomSource.values()),
                                        MoreSettingsView::label,
                                        form.randomProperty(),
                                        "Whose random numbers a seed stands for")));
        content.getStyleClass().add("section");
        setText("More settings");
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("more-settings");
    }

    private static String label(RandomSource source) {
        return switch (source) {
            case CPU -> "As diffusers (CPU)";
            case GPU -> "As AUTOMATIC1111 (GPU)";
        };
    }
}
