package org.scumble.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
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
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.settings.KeyBindings;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.settings.StepTime;
import org.scumble.app.settings.Theme;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything behind the window, wired: the stores, the worker and the view models.
public final class Studio implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
    private static final Duration REMEMBERING = Duration.ofSeconds(2);

    private final Executor ui;
    private final StudioThreads threads;
    private final Tasks library;
    private final Notices notices = new Notices();
    private final Database database;
    private final SettingsStore settings;
    private final Preferences preferences;
    private final Reconciler reconciler;
    private final JobStore jobs;
    private final ModelsViewModel models;
    private final GalleryViewModel gallery;
    private final QueueViewModel queue;
    private final GenerateViewModel generate;
    private final LoraStudio loras;
    private final CanvasStudio canvas;
    private final Painting painting;
    private final WorkMemory memory;

    /// Opens the library in `folders`, making them if need be. Nothing runs before [#start].
    ///
    /// @param ui runs what touches the window
    /// @throws org.scumble.app.store.StoreException if the folders or the library cannot be used
    public Studio(AppFolders folders, Backend backend, Executor ui) {
        this.ui = ui;
        folders.create();
        database = Database.open(folders.library());
        threads = new StudioThreads(ui);
        library = threads.library();
        settings = new SettingsStore(database);
        preferences = new Preferences(settings, library, notices);
        PictureStore pictures = new PictureStore(database, folders.pictures());
        reconciler = new Reconciler(folders.pictures(), pictures);
        gallery = new GalleryViewModel(pictures, library, notices);
        Tasks engine = threads.engine();
        models =
                new ModelsViewModel(
                        new ModelCatalogue(
                                new ModelStore(database), backend.inspector(), backend.starter()),
                        engine,
                        notices);
        jobs = new JobStore(database);
        StagingFolder candidates = new StagingFolder(folders.canvas(), jobs);
        GalleryKeeper pictureKeeper =
                new GalleryKeeper(folders.pictures(), pictures, this::keptInGallery);
        queue =
                new QueueViewModel(
                        jobs,
                        new StepTimer(backend.maker(), backend.inspector(), this::measured),
                        new RoutingKeeper(
                                pictureKeeper,
                                new StagingKeeper(candidates, this::keptBesideCanvas)),
                        library,
                        this::ended,
                        text -> notices.show(Notice.warning("About this picture", text)),
                        e -> notices.showError("The queue could not be used", e));
        FormViewModel form =
                new FormViewModel(backend.samplers(), backend.schedules(), new Random());
        generate =
                new GenerateViewModel(
                        form,
                        queue,
                        gallery,
                        models,
                        backend.tokens(),
                        backend.reader(),
                        engine,
                        notices);
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
                        threads.loras(),
                        engine,
                        library,
                        notices);
        canvas =
                CanvasStudio.of(
                        folders.canvas(),
                        threads.journal(),
                        threads.canvas(),
                        threads.drawing(),
                        threads.thumbnails(),
                        this::rememberCanvas,
                        notices);
        canvas.canvas()
                .frameSizesProperty()
                .bind(
                        form.modelProperty()
                                .map(model -> FrameSizes.of(model == null ? null : model.info())));
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
                        threads.painting(),
                        notices);
        memory = new WorkMemory(settings, generate, canvas.canvas(), library);
    }

    /// Shows what there is, brings library and folder together, and goes on with the queue. On the
    /// interface's thread.
    public void start() {
        memory.restore();
        canvas.documents().begin(settings.canvas());
        gallery.load();
        models.load();
        loras.library().begin();
        threads.folder()
                .compute(
                        reconciler::run,
                        this::reconciled,
                        e -> notices.showError("The picture folder could not be read", e));
        painting.start(jobs::open);
        queue.start();
        threads.every(REMEMBERING, memory::remember);
    }

    private void reconciled(int adopted) {
        gallery.load();
        Path damaged = database.damaged();
        if (damaged != null) {
            notices.show(
                    Notice.warning(
                            "The library was damaged and has been rebuilt",
                            ("%d pictures were found again in their folder. Favourites, the queue,"
                                            + " the settings and the model list start anew; the"
                                            + " damaged file is kept at %s.")
                                    .formatted(adopted, damaged)));
        }
    }

    /// On the job's thread.
    private void keptInGallery(Picture picture) {
        ui.execute(() -> generate.easel().made(picture));
    }

    /// On the job's thread.
    private void keptBesideCanvas(Candidate candidate) {
        ui.execute(() -> painting.staging().kept(candidate));
    }

    /// On the job's thread.
    private void measured(String model, StepTime time) {
        library.run(
                () -> settings.setStepTime(model, time),
                () -> painting.measured(),
                e -> LOG.warn("The pace of {} was not remembered", model, e));
    }

    private void ended(Job job) {
        if (!painting.ended(job)) {
            JobNotices.of(job, () -> queue.retry(job)).ifPresent(notices::show);
        }
    }

    private void rememberCanvas(CanvasState state) {
        library.run(
                () -> settings.setCanvas(state),
                () -> {},
                e -> notices.showError("The list of canvases was not remembered", e));
    }

    public SettingsStore settings() {
        return settings;
    }

    public Notices notices() {
        return notices;
    }

    public ObjectProperty<Theme> themeProperty() {
        return preferences.themeProperty();
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
        return preferences.keysProperty();
    }

    /// Stops the worker, puts the canvas away safely, remembers form and tools and closes the
    /// library.
    @Override
    public void close() {
        threads.stopLooking();
        queue.close();
        threads.finishCanvas();
        try {
            canvas.documents().close();
            threads.finishJournal();
            memory.rememberAll();
        } finally {
            threads.finishLibrary();
            database.close();
        }
    }
}
