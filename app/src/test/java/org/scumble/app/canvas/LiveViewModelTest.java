package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.PatchMaker;
import org.scumble.app.Requests;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Fills;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.generate.Choice;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.PictureKeeper;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.StepTime;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;

class LiveViewModelTest {
    private static final StepTime FAST = new StepTime(1);
    private static final StepTime SLOW = new StepTime(100_000);

    @TempDir Path home;
    private final FakeCanvas canvas = new FakeCanvas(VerbRequestsTest.painted(64, 64));
    private final FormViewModel form =
            new FormViewModel(
                    List.of(new Choice("euler", "Euler")),
                    List.of(new Choice("automatic", "Automatic")),
                    new Random(1));
    private Optional<StepTime> pace = Optional.of(FAST);
    private Database database;
    private QueueViewModel queue;
    private LiveViewModel live;

    @BeforeEach
    void open() {
        database = Database.open(home.resolve("library.db"));
        ModelInfo info =
                new ModelInfo(
                        Path.of("small"),
                        "small",
                        "",
                        "",
                        true,
                        "",
                        1,
                        new ModelDefaults(64, 64, 10, "euler", "automatic", 5),
                        8);
        form.modelProperty()
                .set(new Model(Path.of("small"), "small", Model.State.READY, info, "", true));
        Tasks tasks = Tasks.synchronous();
        JobStore jobs = new JobStore(database);
        queue =
                new QueueViewModel(
                        jobs,
                        PatchMaker.fast(),
                        new Nowhere(),
                        tasks,
                        job -> {},
                        text -> {},
                        e -> {});
        Notices notices = new Notices();
        VerbViewModel verbs =
                new VerbViewModel(
                        canvas,
                        form,
                        (request, origin) -> queue.add(request, origin.text()),
                        new VerbRequests(new VerbFiles(home)),
                        new VerbPlanner(
                                (model, width, height, guided) -> {
                                    throw new AssertionError("nothing is planned here");
                                },
                                model -> pace),
                        tasks,
                        notices);
        StagingJobs ours = new StagingJobs(canvas, queue, path -> info, tasks);
        StagingViewModel staging =
                new StagingViewModel(
                        canvas,
                        ours,
                        new StagingShelf(
                                new StagingFolder(home, jobs), new VerbFiles(home), new Nowhere()),
                        (request, origin) -> {},
                        () -> 1,
                        tasks,
                        notices);
        live = new LiveViewModel(canvas, verbs, ours, staging, model -> pace, tasks);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static final class Nowhere implements PictureKeeper {
        @Override
        public int kept(Job job) {
            return 0;
        }

        @Override
        public void keep(Job job, GenerationResult result) {}
    }

    @Test
    void eachStrokeAsksAnewAndOnlyTheLastIsPainted() {
        live.onProperty().set(true);
        assertThat(queue.jobs()).hasSize(1);

        stroke(0xffff0000);
        stroke(0xff00ff00);

        assertThat(queue.jobs()).hasSize(1);
        Inpaint request = (Inpaint) queue.jobs().getFirst().request();
        assertThat(VerbStamp.isLive(request)).isTrue();
        assertThat(request.settings().count()).isEqualTo(1);
        assertThat((int) (request.settings().steps() * request.strength())).isEqualTo(6);
    }

    @Test
    void whatElseIsPaintedGoesFirst() {
        queue.add(Requests.of("a boat"), null);
        live.onProperty().set(true);
        stroke(0xffff0000);
        assertThat(queue.jobs()).hasSize(1);

        queue.cancel(queue.jobs().getFirst());

        assertThat(queue.jobs()).hasSize(1);
        assertThat(VerbStamp.isLive(queue.jobs().getFirst().request())).isTrue();
    }

    @Test
    void changesThatDoNotShowAskForNothing() {
        live.onProperty().set(true);
        queue.cancel(queue.jobs().getFirst());
        Document document = canvas.present();

        canvas.commit("Strength", document.withSettings(document.settings().withStrength(0.3)));

        assertThat(queue.jobs()).isEmpty();
    }

    @Test
    void itIsOnlyOfferedWhereStepsAreFast() {
        assertThat(live.refusalProperty().get()).isEmpty();
        live.onProperty().set(true);

        pace = Optional.of(SLOW);
        live.judge();
        assertThat(live.refusalProperty().get()).contains("819 ms").contains("250");
        assertThat(live.onProperty().get()).isFalse();
        assertThat(queue.jobs()).isEmpty();

        pace = Optional.empty();
        live.judge();
        assertThat(live.refusalProperty().get()).contains("Paint once");
    }

    private void stroke(int argb) {
        canvas.stroking.set(true);
        Document document = canvas.present();
        canvas.commit("Brush", Fills.fill(document, document.activeLayer(), argb));
        canvas.stroking.set(false);
    }
}
