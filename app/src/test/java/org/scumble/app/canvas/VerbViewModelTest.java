package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.generate.Choice;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.StepTime;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.MemoryNeed;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;

class VerbViewModelTest {
    private static final Box MARKED = new Box(20, 30, 40, 16);
    private static final long PIXEL = 1_000;

    @TempDir Path home;
    private final List<GenerationRequest> asked = new ArrayList<>();
    private final Notices notices = new Notices();
    private final Tasks tasks = Tasks.synchronous();
    private final FakeCanvas canvas = new FakeCanvas(VerbRequestsTest.painted(128, 96));
    private final FormViewModel form =
            new FormViewModel(
                    List.of(new Choice("euler", "Euler")),
                    List.of(new Choice("automatic", "Automatic")),
                    new Random(1));
    private long memory = 1L << 40;
    private Optional<StepTime> pace = Optional.of(new StepTime(PIXEL));
    private VerbViewModel verbs;

    @BeforeEach
    void choose() {
        form.modelProperty().set(model("small"));
        form.stepsProperty().set(10);
        form.guidanceScaleProperty().set(5);
        form.promptProperty().set("a boat");
        verbs =
                new VerbViewModel(
                        canvas,
                        form,
                        (request, origin) -> asked.add(request),
                        new VerbRequests(new VerbFiles(home)),
                        new VerbPlanner(
                                (model, width, height, guided) ->
                                        new MemoryNeed((long) width * height, memory),
                                model -> pace),
                        tasks,
                        notices);
        verbs.activeProperty().set(true);
    }

    private static Model model(String name) {
        ModelInfo info =
                new ModelInfo(
                        Path.of(name),
                        name,
                        "",
                        "",
                        true,
                        "",
                        1,
                        new ModelDefaults(64, 64, 10, "euler", "automatic", 5),
                        8);
        return new Model(Path.of(name), name, Model.State.READY, info, "", true);
    }

    @Test
    void verbsThatHaveNothingToWorkOnSayWhatToDo() {
        VerbOutlook outlook = verbs.outlookProperty().get();

        assertThat(outlook.refusal(Verb.FILL)).contains("Select a part");
        assertThat(outlook.refusal(Verb.EXPAND)).contains("frame beyond the border");
        assertThat(outlook.refusal(Verb.REFINE)).isNull();
        assertThat(outlook.refusal(Verb.VARIATIONS)).isNull();

        mark();
        assertThat(verbs.outlookProperty().get().refusal(Verb.FILL)).isNull();
    }

    @Test
    void whatAVerbWillTakeIsKnownBeforeItRuns() {
        mark();
        verbs.pointedProperty().set(Verb.FILL);

        VerbPlan plan = Objects.requireNonNull(verbs.outlookProperty().get().plan());
        assertThat(plan.context().contains(MARKED)).isTrue();
        long pixels = (long) plan.plan().paintWidth() * plan.plan().paintHeight();
        assertThat(plan.forecast().time()).isEqualTo(Duration.ofNanos(pixels * PIXEL * 2 * 10));
        assertThat(plan.forecast().note()).isEmpty();
        assertThat(verbs.outlookProperty().get().summary())
                .startsWith("Fill  ·  " + plan.plan().paintWidth() + " × ");

        pace = Optional.empty();
        verbs.look();
        assertThat(Objects.requireNonNull(verbs.outlookProperty().get().plan()).forecast().time())
                .isNull();
    }

    @Test
    void whereMemoryDoesNotReachItSaysWhatIsDoneInstead() {
        Document large = VerbRequestsTest.painted(400, 400);
        canvas.commit("Open", large.withSettings(CanvasSettings.initial(400, 400)));
        verbs.pointedProperty().set(Verb.VARIATIONS);
        assertThat(forecast().note()).contains("composed at 64 × 64, then worked out at");

        memory = 100 * 100;
        form.modelProperty().set(model("other"));
        assertThat(forecast().note()).contains("not enough memory").contains("64 × 64");

        memory = 10;
        form.modelProperty().set(model("third"));
        assertThat(forecast().note()).contains("choose a smaller part");
    }

    private VerbForecast forecast() {
        return Objects.requireNonNull(verbs.outlookProperty().get().plan()).forecast();
    }

    @Test
    void runningAVerbAsksForItWithWhatTheFormSays() {
        mark();

        verbs.run(Verb.FILL);

        Inpaint request = (Inpaint) asked.getFirst();
        assertThat(request.settings().prompt()).isEqualTo("a boat");
        assertThat(request.settings().seed()).isEqualTo(form.seedProperty().get());
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void anotherDocumentBringsItsWordsAndTheFirstOneDoesNot() {
        Document named = VerbRequestsTest.painted(64, 64);
        canvas.id.set("canvas-2");
        canvas.commit("Open", named.withSettings(named.settings().withPrompt("a house at night")));

        assertThat(form.promptProperty().get()).isEqualTo("a house at night");
        canvas.commit("Brush", named);
        assertThat(form.promptProperty().get()).isEqualTo("a house at night");
    }

    @Test
    void aVerbThatCannotBeRunSaysWhy() {
        verbs.run(Verb.REMOVE);

        assertThat(asked).isEmpty();
        assertThat(notices.shown().getFirst().text()).contains("mask brush");
    }

    @Test
    void expandingBySidesMovesTheFrameThere() {
        verbs.expand(0, 40, 8, 0);

        Outpaint request = (Outpaint) asked.getFirst();
        assertThat(request.right()).isEqualTo(40);
        assertThat(request.top()).isEqualTo(8);
        assertThat(request.left() + request.bottom()).isZero();
        assertThat(canvas.present().settings().frame()).isEqualTo(new Box(0, -8, 168, 104));
    }

    @Test
    void settingsAreStepsOfTheDocument() {
        VerbSettingsViewModel settings = verbs.settings();
        settings.strengthProperty().set(0.5);
        settings.strengthProperty().set(0.4);
        settings.growProperty().set(7);
        settings.infillProperty().set(Infill.NOISE);
        settings.processingProperty().set(Processing.AS_IS);

        assertThat(canvas.history.names())
                .containsExactly(
                        "New canvas", "Strength", "Grow mask", "Infill", "Size to paint at");
        assertThat(canvas.present().settings().options().grow()).isEqualTo(7);

        canvas.undo();
        canvas.undo();
        canvas.undo();
        assertThat(settings.growProperty().get()).isNull();
        assertThat(settings.infillProperty().get()).isEqualTo(Infill.ORIGINAL);
        assertThat(settings.strengthProperty().get()).isEqualTo(0.4);

        settings.reset();
        assertThat(canvas.present().settings().strength())
                .isEqualTo(CanvasSettings.initial(1, 1).strength());
    }

    private void mark() {
        canvas.commit("Select", VerbRequestsTest.selected(canvas.present(), MARKED));
    }
}
