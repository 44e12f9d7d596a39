package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.lora.ActiveLoras;
import org.scumble.app.models.Model;
import org.scumble.app.ui.Grid;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// The prompt and the settings as the artist edits them, and the request they amount to.
public final class FormViewModel {
    /// Seeds are 32 bits long, as in the field's other programs.
    static final long HIGHEST_SEED = 0xffff_ffffL;

    static final int SMALLEST_SIDE = 64;
    static final int LARGEST_SIDE = 2048;

    private static final int USUAL_GRID = 8;
    private static final int USUAL_SIDE = 512;

    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty negativePrompt = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Model> model = new SimpleObjectProperty<>();
    private final IntegerProperty width = new SimpleIntegerProperty(USUAL_SIDE);
    private final IntegerProperty height = new SimpleIntegerProperty(USUAL_SIDE);
    private final IntegerProperty steps = new SimpleIntegerProperty(20);
    private final ObjectProperty<Choice> sampler = new SimpleObjectProperty<>();
    private final ObjectProperty<Choice> schedule = new SimpleObjectProperty<>();
    private final DoubleProperty guidanceScale = new SimpleDoubleProperty(7);
    private final LongProperty seed = new SimpleLongProperty();
    private final BooleanProperty seedLocked = new SimpleBooleanProperty();
    private final IntegerProperty count = new SimpleIntegerProperty(1);
    private final ObjectProperty<@Nullable Path> startImage = new SimpleObjectProperty<>();
    private final DoubleProperty strength = new SimpleDoubleProperty(0.6);
    private final DoubleProperty guidanceRescale = new SimpleDoubleProperty();
    private final IntegerProperty clipSkip = new SimpleIntegerProperty();
    private final ObjectProperty<RandomSource> random =
            new SimpleObjectProperty<>(RandomSource.CPU);
    private final ObjectProperty<@Nullable Path> vae = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Prediction>> prediction =
            new SimpleObjectProperty<>(Optional.empty());

    private final ActiveLoras loras = new ActiveLoras();

    private final List<Choice> samplers;
    private final List<Choice> schedules;
    private final RandomGenerator dice;

    /// @param dice throws the seeds
    public FormViewModel(List<Choice> samplers, List<Choice> schedules, RandomGenerator dice) {
        this.samplers = samplers;
        this.schedules = schedules;
        this.dice = dice;
        sampler.set(samplers.getFirst());
        schedule.set(schedules.getFirst());
        rollSeed();
    }

    public StringProperty promptProperty() {
        return prompt;
    }

    public StringProperty negativePromptProperty() {
        return negativePrompt;
    }

    /// The model to paint with; null until the catalogue is read.
    public ObjectProperty<@Nullable Model> modelProperty() {
        return model;
    }

    public IntegerProperty widthProperty() {
        return width;
    }

    public IntegerProperty heightProperty() {
        return height;
    }

    public IntegerProperty stepsProperty() {
        return steps;
    }

    public ObjectProperty<Choice> samplerProperty() {
        return sampler;
    }

    public ObjectProperty<Choice> scheduleProperty() {
        return schedule;
    }

    public DoubleProperty guidanceScaleProperty() {
        return guidanceScale;
    }

    public LongProperty seedProperty() {
        return seed;
    }

    /// Whether the next request keeps the seed; if not, it throws a new one.
    public BooleanProperty seedLockedProperty() {
        return seedLocked;
    }

    public IntegerProperty countProperty() {
        return count;
    }

    /// The picture to start from; null for words alone.
    public ObjectProperty<@Nullable Path> startImageProperty() {
        return startImage;
    }

    public DoubleProperty strengthProperty() {
        return strength;
    }

    public DoubleProperty guidanceRescaleProperty() {
        return guidanceRescale;
    }

    public IntegerProperty clipSkipProperty() {
        return clipSkip;
    }

    public ObjectProperty<RandomSource> randomProperty() {
        return random;
    }

    /// What the model was trained to predict; empty for what its files say.
    public ObjectProperty<Optional<Prediction>> predictionProperty() {
        return prediction;
    }

    /// The file whose autoencoder decodes the picture; null for the model's own.
    public ObjectProperty<@Nullable Path> vaeProperty() {
        return vae;
    }

    /// The adapters at hand.
    public ActiveLoras loras() {
        return loras;
    }

    public List<Choice> samplers() {
        return samplers;
    }

    public List<Choice> schedules() {
        return schedules;
    }

    /// The step in which width and height go.
    public int grid() {
        Model chosen = model.get();
        return chosen == null || chosen.info() == null ? USUAL_GRID : chosen.info().grid();
    }

    /// The side of the squares the model learned from.
    public int nativeSide() {
        Model chosen = model.get();
        return chosen == null || chosen.info() == null
                ? USUAL_SIDE
                : Math.min(chosen.info().defaults().width(), chosen.info().defaults().height());
    }

    public void rollSeed() {
        seed.set(freshSeed());
    }

    /// A seed that the form does not take up.
    public long freshSeed() {
        return dice.nextLong(HIGHEST_SEED + 1);
    }

    public void swapSides() {
        int before = width.get();
        width.set(height.get());
        height.set(before);
    }

    /// The settings that suit the chosen model; the words stay.
    void applyDefaults(ModelDefaults defaults) {
        width.set(defaults.width());
        height.set(defaults.height());
        steps.set(defaults.steps());
        sampler.set(choose(samplers, defaults.sampler(), sampler.get()));
        schedule.set(choose(schedules, defaults.schedule(), schedule.get()));
        guidanceScale.set(defaults.guidanceScale());
    }

    /// What the fields amount to.
    public GenerationRequest request() {
        Model chosen = model.get();
        Path decoder = vae.get();
        GenerationSettings settings =
                new GenerationSettings(
                        chosen == null ? "" : chosen.path().toString(),
                        decoder == null ? null : decoder.toString(),
                        prompt.get().strip(),
                        negativePrompt.get().strip(),
                        Grid.snap(width.get(), grid()),
                        Grid.snap(height.get(), grid()),
                        steps.get(),
                        sampler.get().id(),
                        schedule.get().id(),
                        guidanceScale.get(),
                        guidanceRescale.get(),
                        seed.get(),
                        count.get(),
                        clipSkip.get(),
                        random.get(),
                        prediction.get().orElse(null),
                        loras.uses());
        Path start = startImage.get();
        return start == null
                ? new TextToImage(settings)
                : new ImageToImage(settings, start.toString(), strength.get());
    }

    /// Fills the fields from a request, except the model, whose file the request may not name.
    void fill(GenerationRequest request) {
        GenerationSettings settings = request.settings();
        prompt.set(settings.prompt());
        negativePrompt.set(settings.negativePrompt());
        width.set(settings.width());
        height.set(settings.height());
        steps.set(settings.steps());
        sampler.set(choose(samplers, settings.sampler(), sampler.get()));
        schedule.set(choose(schedules, settings.schedule(), schedule.get()));
        guidanceScale.set(settings.guidanceScale());
        seed.set(settings.seed());
        count.set(settings.count());
        vae.set(settings.vae() == null ? null : Path.of(settings.vae()));
        guidanceRescale.set(settings.guidanceRescale());
        clipSkip.set(settings.clipSkip());
        random.set(settings.random());
        prediction.set(Optional.ofNullable(settings.prediction()));
        loras.fill(settings.loras());
        switch (request) {
            case TextToImage text -> startImage.set(null);
            case ImageToImage image -> {
                startImage.set(Path.of(image.image()));
                strength.set(image.strength());
            }
            // The form knows no masks: what it can take over are the words and numbers.
            case Inpaint _, Outpaint _ -> startImage.set(null);
        }
    }

    private static Choice choose(List<Choice> choices, String id, Choice otherwise) {
        return choices.stream()
                .filter(choice -> choice.id().equalsIgnoreCase(id))
                .findFirst()
                .orElse(otherwise);
    }
}
