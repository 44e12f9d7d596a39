package org.scumble.app.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.SliderField;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// The settings an artist seldom touches, folded away; the title names those that were.
final class MoreSettingsView extends TitledPane {
    /// How far the slider goes, and how far the engine.
    private static final int USUAL_CLIP_SKIP = 4;

    private static final int MOST_CLIP_SKIP = 12;

    private static final List<Optional<Prediction>> PREDICTIONS =
            List.of(Optional.empty(), Optional.of(Prediction.EPSILON), Optional.of(Prediction.V));

    MoreSettingsView(GenerateViewModel viewModel) {
        FormViewModel form = viewModel.form();
        VBox content =
                new VBox(
                        Fields.named("VAE", new VaeView(viewModel)),
                        new SliderField(
                                        "CLIP skip",
                                        0,
                                        USUAL_CLIP_SKIP,
                                        1,
                                        "How many of the text encoder's last layers to leave out; 0"
                                                + " is the model's own way")
                                .allowing(0, MOST_CLIP_SKIP)
                                .bind(form.clipSkipProperty()),
                        new SliderField(
                                        "Guidance rescale",
                                        0,
                                        1,
                                        0.05,
                                        "Takes back the contrast that strong guidance adds")
                                .bind(form.guidanceRescaleProperty()),
                        Fields.named(
                                "Prediction",
                                Fields.choice(
                                        "prediction",
                                        PREDICTIONS,
                                        MoreSettingsView::label,
                                        form.predictionProperty(),
                                        "What the model was trained to predict. Try the other one if"
                                                + " a Stable Diffusion 2 model paints mud.")),
                        Fields.named(
                                "Noise",
                                Fields.choice(
                                        "random",
                                        List.of(RandomSource.values()),
                                        MoreSettingsView::label,
                                        form.randomProperty(),
                                        "Whose random numbers a seed stands for")));
        content.getStyleClass().add("section");
        textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> title(form),
                                form.vaeProperty(),
                                form.clipSkipProperty(),
                                form.guidanceRescaleProperty(),
                                form.predictionProperty(),
                                form.randomProperty()));
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("more-settings");
    }

    private static String title(FormViewModel form) {
        List<String> changed = new ArrayList<>();
        if (form.vaeProperty().get() != null) {
            changed.add("VAE");
        }
        if (form.clipSkipProperty().get() != 0) {
            changed.add("CLIP skip");
        }
        if (form.guidanceRescaleProperty().get() != 0) {
            changed.add("rescale");
        }
        if (form.predictionProperty().get().isPresent()) {
            changed.add("prediction");
        }
        if (form.randomProperty().get() != RandomSource.CPU) {
            changed.add("noise");
        }
        return changed.isEmpty() ? "More settings" : "More settings: " + String.join(", ", changed);
    }

    private static String label(Optional<Prediction> prediction) {
        return prediction.map(Prediction::words).orElse("As the model's files say");
    }

    private static String label(RandomSource source) {
        return switch (source) {
            case CPU -> "As diffusers (CPU)";
            case GPU -> "As AUTOMATIC1111 (GPU)";
        };
    }
}
