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
import org.scumble.app.models.ModelCatalogue;
import org.scumble.app.models.ModelStore;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.settings.Theme;
import org.scumble.app.store.Database;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
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
    private final QueueViewModel queue;
    private final GenerateViewModel generate;

    private final ExecutorService libraryThread = thread("library");
    private final ExecutorService engineThread = thread("engine");
    private final ExecutorService folderThread = thread("folder");
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(daemon("settings"));
    private final Executor ui;
    private final Tasks library;
    private final Tasks folder;

    /// What the form said when it was last remembered.
    private @Nullable GenerationRequest remembered;

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
        queue =
                new QueueViewModel(
                        new JobStore(database),
                        backend.maker(),
                        new GalleryKeeper(
                                folders.pictures(),
                                pictures,
                                picture -> ui.execute(() -> made(picture))),
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
        theme.addListener(
                (property, before, now) ->
                        library.run(
                                () -> settings.setTheme(now),
                                () -> {},
                                e -> notices.showError("The theme was not remembered", e)));
    }

    /// Shows what there is, brings library and folder together, and goes on with the queue. On the
    /// interface's thread.
    public void start() {
        generate.begin(settings.request());
        gallery.load();
        models.load();
        folder.compute(
                reconciler::run,
                this::reconciled,
                e -> notices.showError("The picture folder could not be read", e));
        queue.start();
        keeper.scheduleWithFixedDelay(
                () -> ui.execute(this::rememberForm),
                REMEMBERING.toMillis(),
                REMEMBERING.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// The form outlives a crash too, but for its last moments.
    private void rememberForm() {
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

    private void ended(Job job) {
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
                            Notice.info("Cancelled", "What was finished is in the gallery.")
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

    /// Stops the worker, remembers the form and closes the library.
    @Override
    public void close() {
        keeper.shutdownNow();
        folderThread.shutdownNow();
        queue.close();
        engineThread.shutdown();
        try {
            settings.setRequest(generate.form().request());
        } finally {
            libraryThread.close();
            database.close();
        }
    }

    /// What the window still asks for while everything closes is dropped.
    private static ExecutorService thread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
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
