package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.app.gallery.Picture;
import org.scumble.app.generate.Drop;
import org.scumble.app.generate.EaselViewModel;
import org.scumble.app.job.JobState;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notice;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.Theme;
import org.scumble.app.shell.Page;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.PngWriter;
import org.testfx.api.FxRobot;

/// A new user at the window, hand on mouse and keyboard.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StudioTest {
    @TempDir Path home;
    private final FxRobot robot = new FxRobot();
    private @Nullable Studio studio;
    private @Nullable StudioWindow window;
    private @Nullable Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(
                    () -> {
                        stage.close();
                        studio.close();
                    });
            stage = null;
        }
    }

    @Test
    void theFirstStartPaintsTheExampleWithOneClick() {
        open(GradientMaker.fast());
        assertThat(text("#prompt")).startsWith("a red lighthouse");
        Fx.await("the tokens are counted", () -> label("#prompt-tokens").equals("10 / 75"));
        assertThat(text("#width .text-field")).isEqualTo("128");

        robot.moveTo("#generate");
        Fx.await(
                "no tooltip lies over the button",
                () -> Window.getWindows().stream().noneMatch(PopupWindow.class::isInstance));
        robot.clickOn(MouseButton.PRIMARY);

        awaitPictures(1);
        Picture picture = newest();
        assertThat(picture.prompt()).startsWith("a red lighthouse");
        assertThat(picture.file()).exists();
        assertThat(Fx.get(() -> studio.generate().easel().selectedProperty().get()))
                .isEqualTo(picture);

        robot.clickOn("#page-gallery");
        Fx.await(
                "the gallery shows it",
                () -> !robot.lookup("#gallery-grid .picture-tile").queryAll().isEmpty());
    }

    @Test
    void aTypedPromptIsPaintedWithTheKeyboardAlone() {
        open(GradientMaker.fast());
        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("a blue boat", 0);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        awaitPictures(1);
        assertThat(newest().prompt()).isEqualTo("a blue boat");
    }

    @Test
    void aTypedSeedIsKeptAndAnOtherwiseThrownOneIsNot() {
        open(GradientMaker.fast());
        robot.clickOn("#seed").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("12345", 0);
        generate();
        awaitPictures(1);
        generate();
        awaitPictures(2);
        assertThat(Fx.get(() -> studio.gallery().recent()))
                .extracting(Picture::seed)
                .containsExactly(12345L, 12345L);

        robot.clickOn("#seed-lock");
        generate();
        awaitPictures(3);
        assertThat(newest().seed()).isNotEqualTo(12345L);
    }

    @Test
    void aTypedSizeCountsBeforeTheFieldIsLeft() {
        open(GradientMaker.fast());
        robot.clickOn("#width").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("200", 0);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        awaitPictures(1);
        assertThat(newest().width()).isEqualTo(200);

        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("wide", 0);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        awaitPictures(2);
        assertThat(newest().width()).isEqualTo(200);
        assertThat(Fx.get(() -> studio.notices().shown())).isEmpty();
    }

    @Test
    void escapeCancelsWhatIsBeingPaintedAndNothingIsKept() {
        GradientMaker maker = GradientMaker.held();
        open(maker);
        generate();
        maker.allow(2);
        Fx.await("step 2 is shown", () -> label("#progress-text").startsWith("Step 2 of "));

        robot.push(KeyCode.ESCAPE);

        Fx.await("the queue is empty", () -> studio.queue().jobs().isEmpty());
        Fx.await("no progress is shown", () -> !node("#cancel").getParent().isVisible());
        assertThat(Fx.get(() -> studio.gallery().recent())).isEmpty();
    }

    @Test
    void theQueueCanBeReorderedAndEmptied() {
        GradientMaker maker = GradientMaker.held();
        open(maker);
        for (String prompt : List.of("one", "two", "three")) {
            Fx.run(
                    () -> {
                        studio.generate().form().promptProperty().set(prompt);
                        studio.generate().generate();
                    });
        }
        Fx.await(
                "one runs and two wait",
                () ->
                        studio.queue().jobs().size() == 3
                                && studio.queue().jobs().getFirst().state() == JobState.RUNNING);
        assertThat(Fx.get(() -> label("#queue-badge"))).isEqualTo("3");

        Fx.run(() -> studio.queue().moveUp(studio.queue().jobs().get(2)));
        Fx.await("three is next", () -> prompts().equals(List.of("one", "three", "two")));
        Fx.run(() -> studio.queue().cancel(studio.queue().jobs().get(1)));
        Fx.await("three is gone", () -> prompts().equals(List.of("one", "two")));
        maker.allowAll();
        awaitPictures(2);
    }

    @Test
    void aRestartKeepsEverythingAndGoesOnWithTheQueue() {
        GradientMaker held = GradientMaker.held();
        open(held);
        held.allow(12);
        generate();
        awaitPictures(1);
        robot.clickOn("#theme-button");
        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("a green hill", 0);
        generate();
        Fx.await(
                "it is painting",
                () ->
                        studio.queue().jobs().stream()
                                .anyMatch(job -> job.state() == JobState.RUNNING));
        close();

        open(GradientMaker.fast());

        awaitPictures(2);
        assertThat(Fx.get(() -> studio.gallery().recent()))
                .extracting(Picture::prompt)
                .containsExactly(
                        "a green hill", "a red lighthouse on a hill at sunset, watercolour");
        assertThat(text("#prompt")).isEqualTo("a green hill");
        assertThat(Fx.get(() -> studio.themeProperty().get())).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aDroppedPictureRestoresItsSettingsAndUndoTakesThemBack() {
        open(GradientMaker.fast());
        generate();
        awaitPictures(1);
        Picture picture = newest();
        Fx.run(() -> studio.generate().form().promptProperty().set("something else"));
        robot.clickOn("#seed-dice");

        drop(picture.file());

        Fx.await("it says so", () -> lastNotice("Settings restored"));
        assertThat(text("#prompt")).isEqualTo(picture.prompt());
        assertThat(text("#seed")).isEqualTo(Long.toString(picture.seed()));

        robot.clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text("#prompt")).isEqualTo("something else");
        assertThat(text("#seed")).isNotEqualTo(Long.toString(picture.seed()));
    }

    @Test
    void whatACanvasAskedForStaysWithItAndGivesItsSettingsBack() throws IOException {
        GradientMaker maker = GradientMaker.held();
        open(maker);
        Fx.run(
                () ->
                        studio.queue()
                                .add(
                                        Requests.inpaint("a red boat", 1),
                                        new Origin("boat", Box.of(64, 64)).text()));
        maker.allow(2);
        Fx.await(
                "step 2 is done",
                () ->
                        studio.queue().progressProperty().get() != null
                                && studio.queue()
                                        .progressProperty()
                                        .get()
                                        .text()
                                        .startsWith("Step 2 "));
        EaselViewModel easel = studio.generate().easel();
        assertThat(Fx.get(() -> Optional.ofNullable(easel.progressProperty().get()))).isEmpty();
        assertThat(Fx.get(() -> Optional.ofNullable(easel.preview()))).isEmpty();
        Fx.run(() -> studio.generate().cancel());

        maker.allowAll();
        Path candidates = AppFolders.in(home).canvas().resolve("boat.candidates");
        Fx.await("it is done", () -> studio.queue().jobs().isEmpty());
        assertThat(Fx.get(() -> studio.gallery().recent())).isEmpty();

        try (Stream<Path> files = Files.list(candidates)) {
            drop(files.toList().getFirst());
        }
        Fx.await("it says so", () -> lastNotice("Settings restored"));
        assertThat(text("#prompt")).isEqualTo("a red boat");
        assertThat(Fx.get(() -> studio.generate().form().request()))
                .isInstanceOf(GenerationRequest.TextToImage.class);
    }

    @Test
    void aPictureOfAutomatic1111RestoresItsSettingsToo() {
        open(GradientMaker.fast());
        Path picture = home.resolve("00001-965400086.png");
        String parameters =
                """
                an old oak, (autumn:1.2)
                Negative prompt: people
                Steps: 31, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 965400086, \
                Size: 192x128, Model hash: 45dee52b1a, Model: oakwood, Version: v1.10.1\
                """;
        PngWriter.write(
                GradientMaker.paint(192, 128, 1), Map.of("parameters", parameters), picture);

        drop(picture);

        Fx.await("it says so", () -> lastNotice("Settings restored"));
        GenerationSettings now = Fx.get(() -> studio.generate().form().request().settings());
        assertThat(now.prompt()).isEqualTo("an old oak, (autumn:1.2)");
        assertThat(now.negativePrompt()).isEqualTo("people");
        assertThat(now.steps()).isEqualTo(31);
        assertThat(now.guidanceScale()).isEqualTo(6.5);
        assertThat(now.seed()).isEqualTo(965400086L);
        assertThat(now.width()).isEqualTo(192);
        assertThat(label(now.sampler(), Engine.samplers())).isEqualTo("DPM++ 2M");
        assertThat(label(now.schedule(), Engine.schedules())).isEqualTo("Karras");
        assertThat(Fx.get(() -> studio.notices().shown().getLast().text()))
                .contains("oakwood, is not in your list");
    }

    @Test
    void aDroppedModelIsAddedAndABadOneIsExplained() throws IOException {
        open(GradientMaker.fast());
        Path good = Files.createFile(home.resolve("dream.safetensors"));
        drop(good);
        Fx.await("it is added", () -> studio.models().match("dream").isPresent());
        assertThat(Fx.get(() -> lastNotice("Model added"))).isTrue();

        drop(Files.createFile(home.resolve("broken.safetensors")));
        Fx.await("it is refused", () -> lastNotice("broken.safetensors was not added"));
        assertThat(Fx.get(() -> studio.models().match("broken"))).isEmpty();

        Model dream = Fx.get(() -> studio.models().match("dream").orElseThrow());
        Fx.run(() -> studio.generate().choose(dream));
        assertThat(text("#width .text-field")).isEqualTo("512");
    }

    @Test
    void aPictureWithoutSettingsCanBeStartedFrom() throws IOException {
        open(GradientMaker.fast());
        Path photo =
                Files.writeString(home.resolve("photo.png"), "pixels alone, so to say".repeat(4));
        drop(photo);
        Fx.await("it says so", () -> lastNotice("No settings in photo.png"));

        Fx.run(() -> studio.notices().shown().getLast().action().run().run());
        assertThat(Fx.get(() -> studio.generate().form().startImageProperty().get()))
                .isEqualTo(photo);
    }

    @Test
    void aFailureIsExplainedAndCanBeTriedAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        PictureMaker maker =
                (request, progress, cancellation) -> {
                    if (broken.getAndSet(false)) {
                        throw new EngineException(
                                EngineException.Reason.OUT_OF_MEMORY,
                                "There was not enough memory. Choose a smaller size.");
                    }
                    return GradientMaker.fast().generate(request, progress, cancellation);
                };
        open(maker);
        generate();
        Fx.await("it is explained", () -> lastNotice("The picture was not made"));

        robot.clickOn("Try again");
        awaitPictures(1);
    }

    @Test
    void aDamagedLibraryIsRebuiltFromThePictures() throws IOException {
        open(GradientMaker.fast());
        generate();
        awaitPictures(1);
        close();
        Files.writeString(home.resolve("library.db"), "not a database any more ".repeat(500));

        open(GradientMaker.fast());

        awaitPictures(1);
        assertThat(newest().prompt()).startsWith("a red lighthouse");
        Fx.await("it says so", () -> lastNotice("The library was damaged and has been rebuilt"));
    }

    @Test
    void theShortcutsAreOneKeyAway() {
        open(GradientMaker.fast());
        robot.push(KeyCode.F1);
        assertThat(robot.lookup("#shortcuts").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#shortcuts").tryQuery()).isEmpty();
    }

    private void open(PictureMaker maker) {
        Fx.run(
                () -> {
                    Path starter = Files.createDirectories(home.resolve("starter"));
                    studio =
                            new Studio(
                                    AppFolders.in(home),
                                    Backends.of(maker, starter),
                                    Platform::runLater);
                    window = new StudioWindow(studio);
                    window.shell().pageProperty().set(Page.STUDIO);
                    stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(1000);
                    stage.setHeight(960);
                    stage.show();
                    studio.start();
                });
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
    }

    private void drop(Path file) {
        Fx.run(() -> window.take(Drop.of(List.of(file))));
    }

    /// Presses Generate without the mouse: a tooltip that an earlier click left open may lie over
    /// it.
    private void generate() {
        Fx.run(() -> this.<Button>node("#generate").fire());
    }

    private void awaitPictures(int count) {
        Fx.await(count + " pictures are there", () -> studio.gallery().recent().size() == count);
    }

    private Picture newest() {
        return Fx.get(() -> studio.gallery().recent().getFirst());
    }

    private List<String> prompts() {
        return studio.queue().jobs().stream()
                .map(job -> job.request().settings().prompt())
                .toList();
    }

    private boolean lastNotice(String title) {
        List<Notice> shown = studio.notices().shown();
        return !shown.isEmpty() && shown.getLast().title().equals(title);
    }

    private static String label(String id, List<Engine.Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(Engine.Choice::label)
                .findFirst()
                .orElseThrow();
    }

    private String text(String query) {
        return Fx.get(() -> this.<TextInputControl>node(query).getText());
    }

    private String label(String query) {
        return this.<Labeled>node(query).getText();
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String query) {
        return (T) window.scene().getRoot().lookup(query);
    }
}
