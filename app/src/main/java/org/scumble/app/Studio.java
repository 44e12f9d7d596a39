package org.scumble.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.CanvasStudio;
import org.scumble.app.canvas.Painting;
import org.scumble.app.canvas.StepTimer;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.canvas.staging.StagingKeeper;
import org.scumble.app.canvas.tool.FrameSizes;
import org.scumble.app.gallery.GalleryKeeper;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureStore;
import org.scumble.app.gallery.Reconciler;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.generate.GenerateViewModel;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.job.RoutingKeeper;
import org.scumble.app.lora.LoraForm;
import org.scumble.app.lora.LoraStore;
import org.scumble.app.lora.LoraStudio;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.settings.KeyBindings;
import org.scumble.app.settings.LoraChoices;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.settings.StepTime;
import org.scumble.app.settings.Theme;
import org.scumble.app.settings.ToolSettings;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.ModelInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything behind the window, wired: the stores, the worker and the view models.
public final class Studio implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
    private static final Duration REMEMBERING = Duration.ofSeconds(2);

    private final Database database;
    private final SettingsStore settings;
    private final Reconciler reconciler;
    private final Notices notices = new Notices();
    private final ObjectProperty<Theme> theme;
    private final ModelsViewModel models;
    private final GalleryViewModel gallery;
    private final JobStore jobs;
    private final QueueViewModel queue;
    private final GenerateViewModel generate;
    private final CanvasStudio canvas;
    private final Painting painting;
    private final ObjectProperty<KeyBindings> keys;
    private final LoraStudio loras;

    private final ExecutorService libraryThread = thread("library");
    private final ExecutorService engineThread = thread("engine");
    private final ExecutorService folderThread = thread("folder");
    private final ExecutorService loraThread = thread("loras");
    private final ExecutorService canvasThread = thread("canvas");
    private final ExecutorService paintingThread = thread("painting");
    private final ExecutorService journalThread = thread("journal");
    private final ExecutorService drawingThreads = threads("drawing", drawers());
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(daemon("settings"));
    private final Executor ui;
    private final Tasks library;
    private final Tasks folder;

    /// What the form said when it was last remembered.
    private @Nullable GenerationRequest remembered;

    /// The LoRAs at hand when they were last remembered.
    private LoraChoices rememberedLoras = LoraChoices.NONE;

    /// What the artist painted with when it was last remembered.
    private @Nullable ToolSettings rememberedTools;

    /// Opens the library in `folders`, making them if need be. Nothing runs before [#start].
    ///
    /// @param ui runs what touches the window
    /// @throws org.scumble.app.store.StoreException if the folders or the library cannot be used
    public Studio(AppFolders folders, Backend backend, Executor ui) {
        folders.create();
        database = Database.open(folders.library());
        settings = new SettingsStore(database);
        theme = new SimpleObjectProperty<>(settings.theme());
        this.ui = ui;
        library = new Tasks(libraryThread, ui);
        folder = new Tasks(folderThread, ui);
        Tasks engine = new Tasks(engineThread, ui);

        PictureStore pictures = new PictureStore(database, folders.pictures());
        reconciler = new Reconciler(folders.pictures(), pictures);
        gallery = new GalleryViewModel(pictures, library, notices);
        models =
                new ModelsViewModel(
                        new ModelCatalogue(
                                new ModelStore(database), backend.inspector(), backend.starter()),
                        engine,
                        notices);
        jobs = new JobStore(database);
        StagingFolder candidates = new StagingFolder(folders.canvas(), jobs);
        GalleryKeeper pictureKeeper =
                new GalleryKeeper(
                        folders.pictures(), pictures, picture -> ui.execute(() -> made(picture)));
        queue =
                new QueueViewModel(
                        jobs,
                        new StepTimer(backend.maker(), backend.inspector(), this::measured),
                        new RoutingKeeper(
                                pictureKeeper,
                                new StagingKeeper(
                                        candidates,
                                        candidate -> ui.execute(() -> painted(candidate)))),
                        library,
                        this::ended,
                        text -> notices.show(Notice.warning("About this picture", text)),
                        e -> notices.showError("The queue could not be used", e));
        generate =
                new GenerateViewModel(
                        new FormViewModel(backend.samplers(), backend.schedules(), new Random()),
                        queue,
                        gallery,
                        models,
                        backend.tokens(),
                        backend.reader(),
                        engine,
                        notices);
        FormViewModel form = generate.form();
        loras =
                LoraStudio.of(
                        new LoraStudio.Needs(
                                folders,
                                new LoraStore(database),
                                settings,
                                backend.loras(),
                                backend.starter(),
                                new LoraForm(
                                        form.loras(),
                                        form.promptProperty(),
                                        form.negativePromptProperty(),
                                        form.modelProperty())),
                        new Tasks(loraThread, ui),
                        engine,
                        library,
                        notices);
        canvas =
                CanvasStudio.of(
                        folders.canvas(),
                        journalThread,
                        new Tasks(canvasThread, ui),
                        new Tasks(drawingThreads, ui),
                        this::rememberCanvas,
                        notices);
        canvas.canvas().frameSizesProperty().bind(form.modelProperty().map(Studio::frameSizes));
        painting =
                new Painting(
                        canvas.canvas(),
                        new Painting.Studio(
                                form,
                                queue,
                                folders.canvas(),
                                candidates,
                                pictureKeeper,
                                backend.inspector(),
                                backend.memory(),
                                settings::stepTime),
                        new Tasks(paintingThread, ui),
                        notices);
        theme.addListener(
                (property, before, now) ->
                        library.run(
                                () -> settings.setTheme(now),
                                () -> {},
                                e -> notices.showError("The theme was not remembered", e)));
        keys = new SimpleObjectProperty<>(settings.keys());
        keys.addListener(
                (property, before, now) ->
                        library.run(
                                () -> settings.setKeys(now),
                                () -> {},
                                e -> notices.showError("The keys were not remembered", e)));
    }

    /// The sizes that suit a model.
    private static FrameSizes frameSizes(@Nullable Model model) {
        ModelInfo info = model == null ? null : model.info();
        return info == null
                ? FrameSizes.USUAL
                : new FrameSizes(
                        info.grid(), Math.max(info.defaults().width(), info.defaults().height()));
    }

    private void rememberCanvas(CanvasState state) {
        library.run(
                () -> settings.setCanvas(state),
                () -> {},
                e -> notices.showError("The list of canvases was not remembered", e));
    }

    /// Shows what there is, brings library and folder together, and goes on with the queue. On the
    /// interface's thread.
    public void start() {
        generate.begin(settings.request());
        settings.loras().ifPresent(generate.form().loras()::restore);
        settings.tools().ifPresent(canvas.canvas()::restore);
        canvas.documents().begin(settings.canvas());
        gallery.load();
        models.load();
        loras.library().begin();
        folder.compute(
                reconciler::run,
                this::reconciled,
                e -> notices.showError("The picture folder could not be read", e));
        painting.start(jobs::open);
        queue.start();
        keeper.scheduleWithFixedDelay(
                () -> ui.execute(this::remember),
                REMEMBERING.toMillis(),
                REMEMBERING.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Form and tools outlive a crash too, but for their last moments.
    private void remember() {
        ToolSettings tools = canvas.canvas().toolSettings();
        if (!tools.equals(rememberedTools)) {
            rememberedTools = tools;
            library.run(
                    () -> settings.setTools(tools),
                    () -> {},
                    e -> LOG.warn("The tools were not remembered", e));
        }
        LoraChoices chosen = generate.form().loras().choices();
        if (!chosen.equals(rememberedLoras)) {
            rememberedLoras = chosen;
            library.run(
                    () -> settings.setLoras(chosen),
                    () -> {},
                    e -> LOG.warn("The LoRAs were not remembered", e));
        }
        GenerationRequest present = generate.form().request();
        if (!present.equals(remembered)) {
            remembered = present;
            library.run(
                    () -> settings.setRequest(present),
                    () -> {},
                    e -> LOG.warn("The settings were not remembered", e));
        }
    }

    private void reconciled(int adopted) {
        gallery.load();
        Path damaged = database.damaged();
        if (damaged != null) {
            notices.show(
                    Notice.warning(
                            "The library was damaged and has been rebuilt",
                            "%d pictures were found again in their folder. Favourites, the queue, the settings and the model list start anew; the damaged file is kept at %s."
                                    .formatted(adopted, damaged)));
        }
    }

    private void made(Picture picture) {
        generate.made(picture);
    }

    private void painted(Candidate candidate) {
        painting.staging().kept(candidate);
    }

    /// On the job's thread.
    private void measured(String model, StepTime time) {
        library.run(
                () -> settings.setStepTime(model, time),
                () -> painting.measured(),
                e -> LOG.warn("The pace of {} was not remembered", model, e));
    }

    private void ended(Job job) {
        if (painting.ended(job)) {
            return;
        }
        switch (job.state()) {
            case FAILED -> offerRetry(job, "The picture was not made", job.message());
            case SUSPECT ->
                    offerRetry(
                            job,
                            "Scumble ended twice while painting a picture",
                            "The request \"%s\" is set aside. Try it again with a smaller size or another model."
                                    .formatted(job.request().settings().prompt()));
            case CANCELLED ->
                    notices.show(
                            Notice.info(
                                            "Cancelled",
                                            job.origin() == null
                                                    ? "What was finished is in the gallery."
                                                    : "What was finished waits beside the canvas.")
                                    .withAction("Go on", () -> queue.retry(job)));
            case QUEUED, RUNNING, DONE -> {}
        }
    }

    private void offerRetry(Job job, String title, String text) {
        notices.show(Notice.error(title, text).withAction("Try again", () -> queue.retry(job)));
    }

    public SettingsStore settings() {
        return settings;
    }

    public Notices notices() {
        return notices;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ModelsViewModel models() {
        return models;
    }

    public GalleryViewModel gallery() {
        return gallery;
    }

    public QueueViewModel queue() {
        return queue;
    }

    public GenerateViewModel generate() {
        return generate;
    }

    /// What stands behind the LoRAs page, and finds their files for the engine.
    public LoraStudio loras() {
        return loras;
    }

    /// What stands behind the canvas page.
    public CanvasStudio canvas() {
        return canvas;
    }

    /// All that has the model paint on the canvas.
    public Painting painting() {
        return painting;
    }

    /// The keys the artist chose.
    public ObjectProperty<KeyBindings> keysProperty() {
        return keys;
    }

    /// Stops the worker, puts the canvas away safely, remembers form and tools and closes the
    /// library.
    @Override
    public void close() {
        keeper.shutdownNow();
        folderThread.shutdownNow();
        loraThread.shutdownNow();
        drawingThreads.shutdownNow();
        queue.close();
        engineThread.shutdown();
        canvasThread.close(); // a canvas that is being saved is saved first
        paintingThread.close(); // it reads the library
        try {
            canvas.documents().close();
            journalThread.close();
            settings.setRequest(generate.form().request());
            settings.setLoras(generate.form().loras().choices());
            settings.setTools(canvas.canvas().toolSettings());
        } finally {
            libraryThread.close();
            database.close();
        }
    }

    /// Threads that draw; one processor is left to the interface.
    private static int drawers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 4);
    }

    private static ExecutorService thread(String name) {
        return threads(name, 1);
    }

    /// What the window still asks for while everything closes is dropped.
    private static ExecutorService threads(String name, int count) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemon(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
