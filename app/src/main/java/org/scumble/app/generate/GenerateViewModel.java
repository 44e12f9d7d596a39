package org.scumble.app.generate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.JobProgress;
import org.scumble.app.job.QueueViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.models.ModelsViewModel;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.image.Raster;

/// Making pictures: the form, what is on the easel, and the actions between them.
public final class GenerateViewModel {
    /// What the prompt says at the very first start, so that one click paints something.
    public static final String EXAMPLE = "a red lighthouse on a hill at sunset, watercolour";

    private static final int MOST_UNDOS = 50;

    private final FormViewModel form;
    private final QueueViewModel queue;
    private final GalleryViewModel gallery;
    private final ModelsViewModel models;
    private final SettingsReader reader;
    private final Tasks tasks;
    private final Notices notices;

    private final ReadOnlyObjectWrapper<@Nullable JobProgress> progress =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TokenCount> promptTokens =
            new ReadOnlyObjectWrapper<>(TokenCount.NONE);
    private final ReadOnlyObjectWrapper<TokenCount> negativeTokens =
            new ReadOnlyObjectWrapper<>(TokenCount.NONE);
    private final ObjectProperty<@Nullable Picture> selected = new SimpleObjectProperty<>();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ObjectBinding<@Nullable Picture> onEasel;
    private final Deque<Change> undos = new ArrayDeque<>();

    /// The model file a remembered request named before the catalogue was read.
    private String wantedModel = "";

    /// Whether the model's defaults are to be applied as soon as its header is read.
    private boolean defaultsDue;

    public GenerateViewModel(
            FormViewModel form,
            QueueViewModel queue,
            GalleryViewModel gallery,
            ModelsViewModel models,
            TokenCounter tokens,
            SettingsReader reader,
            Tasks tasks,
            Notices notices) {
        this.form = form;
        this.queue = queue;
        this.gallery = gallery;
        this.models = models;
        this.reader = reader;
        this.tasks = tasks;
        this.notices = notices;
        onEasel =
                Bindings.createObjectBinding(
                        () -> previewOnEasel() == null ? selected.get() : null,
                        selected,
                        following,
                        progress);
        queue.progressProperty().addListener((property, before, now) -> follow(now));
        countTokens(tokens);
        models.models().addListener((ListChangeListener<Model>) change -> followCatalogue());
        gallery.recent().addListener((ListChangeListener<Picture>) change -> keepSelection());
    }

    public FormViewModel form() {
        return form;
    }

    public ReadOnlyObjectProperty<TokenCount> promptTokensProperty() {
        return promptTokens.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TokenCount> negativeTokensProperty() {
        return negativeTokens.getReadOnlyProperty();
    }

    /// The finished picture the artist chose or made last; null before the first.
    public ObjectProperty<@Nullable Picture> selectedProperty() {
        return selected;
    }

    /// Whether the easel shows what is being made; choosing another picture ends it.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// The finished picture that is on the easel; null while one in the making is there.
    public ObservableValue<@Nullable Picture> onEasel() {
        return onEasel;
    }

    /// What the easel shows of the picture in the making; null while a finished one is there.
    public @Nullable Raster previewOnEasel() {
        JobProgress now = progress.get();
        return following.get() && now != null ? now.preview() : null;
    }

    /// Of the running job; null when none runs that comes to the easel.
    public ReadOnlyObjectProperty<@Nullable JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What somebody else asked for is shown where that was.
    private void follow(@Nullable JobProgress now) {
        progress.set(now != null && now.origin() == null ? now : null);
    }

    public ObservableBooleanValue canGenerate() {
        return Bindings.createBooleanBinding(
                () -> {
                    Model model = form.modelProperty().get();
                    return model != null && model.state() == Model.State.READY;
                },
                form.modelProperty());
    }

    /// Begins with what the form last held, or with an example.
    public void begin(Optional<GenerationRequest> remembered) {
        remembered.ifPresentOrElse(
                request -> {
                    wantedModel = request.settings().model();
                    form.fill(request);
                },
                () -> {
                    form.promptProperty().set(EXAMPLE);
                    defaultsDue = true;
                });
    }

    /// Chooses another model, with the settings that suit it.
    public void choose(Model model) {
        change(
                () -> {
                    form.modelProperty().set(model);
                    form.vaeProperty().set(null);
                    form.predictionProperty().set(Optional.empty());
                    defaultsDue = true;
                    applyDefaults(model);
                });
    }

    /// Puts what the form says into the queue.
    public void generate() {
        if (!canGenerate().get()) {
            return;
        }
        if (!form.seedLockedProperty().get()) {
            form.rollSeed();
        }
        following.set(true);
        queue.add(form.request());
    }

    /// Cancels what is being painted for the easel.
    public void cancel() {
        queue.cancelRunning(job -> job.origin() == null);
    }

    /// Puts an older picture on the easel.
    public void select(Picture picture) {
        selected.set(picture);
        following.set(false);
    }

    /// Shows again what is being made.
    public void follow() {
        following.set(true);
    }

    /// Shows a picture that was just made, unless the artist looks at another one.
    public void made(Picture picture) {
        gallery.show(picture);
        if (following.get() || selected.get() == null) {
            selected.set(picture);
        }
    }

    /// Restores the settings found in a picture file; the notice offers to undo it.
    public void restoreFrom(Path file) {
        GenerationRequest present = form.request();
        tasks.compute(
                () -> reader.read(file, present),
                found ->
                        found.ifPresentOrElse(
                                request -> use(request, "Settings restored"),
                                () -> offerAsStart(file)),
                e -> notices.showError(name(file) + " could not be read", e));
    }

    private void offerAsStart(Path file) {
        notices.show(
                Notice.warning(
                                "No settings in " + name(file),
                                "It carries neither Scumble's nor AUTOMATIC1111's text. You can"
                                        + " start a new picture from it instead.")
                        .withAction("Start from it", () -> startFrom(file)));
    }

    /// Uses a request's settings, those of an earlier picture; the notice offers to undo it.
    public void useAgain(GenerationRequest request) {
        use(request, "Settings in use again");
    }

    private void use(GenerationRequest request, String title) {
        change(
                () -> {
                    applyModel(request.settings().model());
                    form.fill(request);
                    form.seedLockedProperty().set(true);
                });
        String text = seedNote(request) + " " + modelNote(request);
        notices.show(Notice.success(title, text).withAction("Undo", this::undo));
    }

    private static String seedNote(GenerationRequest request) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> "The seed is locked to make the same picture.";
            case Inpaint _, Outpaint _ ->
                    "The seed is locked. The picture itself was painted into another one, which its"
                            + " settings alone do not bring back.";
        };
    }

    /// Takes a picture to start from.
    public void startFrom(Path file) {
        change(() -> form.startImageProperty().set(file));
    }

    /// Decodes with the autoencoder of another file, or with the model's own for null.
    public void useVae(@Nullable Path file) {
        change(() -> form.vaeProperty().set(file));
    }

    /// Takes back the last change that was not typed: restored settings, a chosen model's defaults.
    public void undo() {
        Change change = undos.pollLast();
        if (change != null) {
            change.before().restore(form);
        }
    }

    /// Whether nothing was edited since the change that [#undo] would take back.
    public boolean isJustChanged() {
        Change last = undos.peekLast();
        return last != null && last.after().equals(Draft.of(form));
    }

    private void change(Runnable work) {
        Draft before = Draft.of(form);
        work.run();
        if (undos.size() == MOST_UNDOS) {
            undos.removeFirst();
        }
        undos.addLast(new Change(before, Draft.of(form)));
    }

    private void applyModel(String pathOrName) {
        models.match(pathOrName).ifPresent(form.modelProperty()::set);
    }

    /// What to tell the artist if a request's model is not at hand; empty otherwise.
    private String modelNote(GenerationRequest request) {
        String pathOrName = request.settings().model();
        return models.match(pathOrName).isPresent()
                ? ""
                : "Its model, %s, is not in your list; the present one stays."
                        .formatted(pathOrName);
    }

    /// The entries change as they are read: keeps the chosen one fresh, the remembered one at
    /// first, the starter if it is gone.
    private void followCatalogue() {
        Model present = form.modelProperty().get();
        String path = present == null ? wantedModel : present.path().toString();
        models.match(path)
                .or(() -> models.models().stream().findFirst())
                .ifPresent(
                        model -> {
                            form.modelProperty().set(model);
                            applyDefaults(model);
                        });
    }

    private void applyDefaults(Model model) {
        if (defaultsDue && model.info() != null) {
            form.applyDefaults(model.info().defaults());
            defaultsDue = false;
        }
    }

    /// The row of the picture on the easel may have changed, or be gone.
    private void keepSelection() {
        Picture shown = selected.get();
        Optional<Picture> same =
                gallery.recent().stream()
                        .filter(picture -> shown != null && picture.id() == shown.id())
                        .findFirst();
        if (same.isPresent()) {
            selected.set(same.get());
        } else if (shown == null || !gallery.pictures().contains(shown)) {
            selected.set(gallery.recent().stream().findFirst().orElse(null));
        }
    }

    private void countTokens(TokenCounter tokens) {
        count(tokens, form.promptProperty(), promptTokens);
        count(tokens, form.negativePromptProperty(), negativeTokens);
    }

    private void count(
            TokenCounter tokens, StringProperty text, ReadOnlyObjectWrapper<TokenCount> result) {
        Latest<Question> latest =
                Latest.answering(
                        tasks,
                        question -> tokens.count(question.model, question.text),
                        result::set,
                        // A help only; painting with the model will say what is wrong with it.
                        e -> result.set(TokenCount.NONE));
        Runnable ask =
                () -> {
                    Model model = form.modelProperty().get();
                    if (model != null && model.state() == Model.State.READY) {
                        latest.offer(new Question(model.path().toString(), text.get()));
                    }
                };
        text.addListener((property, before, now) -> ask.run());
        form.modelProperty().addListener((property, before, now) -> ask.run());
    }

    /// A change that can be taken back.
    private record Change(Draft before, Draft after) {}

    private record Question(String model, String text) {}

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
