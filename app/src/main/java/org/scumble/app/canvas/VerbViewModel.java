package org.scumble.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.models.Model;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.image.Box;
import org.scumble.engine.pipeline.PictureLimits;

/// The verbs over the open canvas: which of them can be run, what they will do, and running them.
public final class VerbViewModel {
    /// Puts a request into the queue.
    @FunctionalInterface
    public interface Asker {
        void ask(GenerationRequest request, Origin origin);
    }

    private static final String NO_MODEL = "Choose a model that can paint first.";
    private static final String NO_CANVAS = "Open or begin a canvas first.";

    private final OpenCanvas canvas;
    private final FormViewModel form;
    private final Asker asker;
    private final VerbRequests requests;
    private final Tasks tasks;
    private final Notices notices;
    private final VerbSettingsViewModel settings;

    private final VerbOutlooks outlooks;
    private final ObjectProperty<@Nullable Verb> pointed = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Verb> last = new SimpleObjectProperty<>();
    private final BooleanProperty planShown = new SimpleBooleanProperty(true);
    private final BooleanProperty active = new SimpleBooleanProperty();

    /// The document of which a version was seen last.
    private @Nullable String seen;

    VerbViewModel(
            OpenCanvas canvas,
            FormViewModel form,
            Asker asker,
            VerbRequests requests,
            VerbPlanner planner,
            Tasks tasks,
            Notices notices) {
        this.canvas = canvas;
        this.form = form;
        this.asker = asker;
        this.requests = requests;
        this.tasks = tasks;
        this.notices = notices;
        settings = new VerbSettingsViewModel(canvas);
        canvas.documentProperty().addListener((property, before, now) -> takeWords(now));
        takeWords(canvas.documentProperty().get());
        outlooks = new VerbOutlooks(NO_CANVAS, planner, tasks, notices);
        InvalidationListener changed = property -> look();
        List.of(
                        canvas.documentProperty(),
                        canvas.strokingProperty(),
                        form.modelProperty(),
                        form.stepsProperty(),
                        form.countProperty(),
                        form.guidanceScaleProperty(),
                        form.widthProperty(),
                        form.heightProperty(),
                        pointed,
                        last,
                        active)
                .forEach(property -> property.addListener(changed));
    }

    /// Another document brings the words that it was painted with; the first one after the start
    /// does not, for the form remembers what was written last.
    private void takeWords(@Nullable Document now) {
        String id = canvas.idProperty().get();
        boolean another = seen != null && !seen.equals(id);
        seen = id;
        if (another && now != null && !now.settings().prompt().isBlank()) {
            form.promptProperty().set(now.settings().prompt());
            form.negativePromptProperty().set(now.settings().negativePrompt());
        }
    }

    public FormViewModel form() {
        return form;
    }

    public VerbSettingsViewModel settings() {
        return settings;
    }

    ReadOnlyObjectProperty<VerbOutlook> outlookProperty() {
        return outlooks.property();
    }

    /// The verb under the pointer; null if there is none.
    public ObjectProperty<@Nullable Verb> pointedProperty() {
        return pointed;
    }

    /// Whether what a verb will do is shown on the canvas.
    public BooleanProperty planShownProperty() {
        return planShown;
    }

    /// Whether the verbs are on screen; otherwise nothing is planned.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// Runs a verb on the present document, or says why it cannot be.
    public void run(Verb verb) {
        Document document = canvas.documentProperty().get();
        PictureLimits limits = limits();
        if (document == null || limits == null) {
            refuse(verb, limits == null ? NO_MODEL : NO_CANVAS);
            return;
        }
        last.set(verb);
        if (!form.seedLockedProperty().get()) {
            form.rollSeed();
        }
        GenerationSettings wanted = form.request().settings();
        begin(document, verb, () -> VerbTask.of(document, verb, limits), wanted, false);
    }

    /// Works over the whole frame, for the live painting.
    void beginLive(Document document, GenerationSettings wanted, PictureLimits limits) {
        Verb verb = Verb.REFINE;
        begin(document, verb, () -> VerbTask.ofFrame(document, verb, limits), wanted, true);
    }

    /// Runs the verb whose plan is on the canvas.
    public void again() {
        VerbPlan plan = outlookProperty().get().plan();
        if (plan != null) {
            run(plan.task().verb());
        }
    }

    /// Extends the canvas by pixels on its sides: moves the frame there, and expands.
    public void expand(int left, int right, int top, int bottom) {
        Document document = canvas.documentProperty().get();
        if (document == null || left + right + top + bottom == 0) {
            return;
        }
        Box frame =
                new Box(
                        -left,
                        -top,
                        document.width() + left + right,
                        document.height() + top + bottom);
        canvas.commit(
                "Frame", document.withSettings(document.settings().withFrame(frame)), "Frame");
        run(Verb.EXPAND);
    }

    private void begin(
            Document document,
            Verb verb,
            Supplier<Optional<VerbTask>> task,
            GenerationSettings wanted,
            boolean live) {
        String id = canvas.idProperty().get();
        if (id == null) {
            return;
        }
        tasks.compute(
                () -> task.get().map(it -> requests.prepare(id, document, it, wanted, live)),
                made -> {
                    if (made.isPresent()) {
                        asker.ask(made.get().request(), made.get().origin());
                    } else if (!live) {
                        refuse(verb, VerbTarget.missing(document, verb));
                    }
                },
                e -> notices.showError(verb.label() + " could not begin", e));
    }

    private void refuse(Verb verb, String why) {
        notices.show(Notice.info(verb.label() + " has nothing to work on", why));
    }

    /// The sizes that suit the model; null while none is ready.
    @Nullable PictureLimits limits() {
        Model model = form.modelProperty().get();
        return model == null || model.state() != Model.State.READY || model.info() == null
                ? null
                : model.info().limits();
    }

    /// Works out anew what the verbs could do.
    void look() {
        if (!active.get() || canvas.strokingProperty().get()) {
            return;
        }
        Document document = canvas.documentProperty().get();
        PictureLimits limits = limits();
        if (document == null || limits == null) {
            outlooks.refuse(document == null ? NO_CANVAS : NO_MODEL);
            return;
        }
        outlooks.ask(
                new VerbOutlooks.Question(
                        document, pointed.get(), last.get(), form.request().settings(), limits));
    }
}
