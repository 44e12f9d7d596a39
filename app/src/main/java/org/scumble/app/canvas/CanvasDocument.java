package org.scumble.app.canvas;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.notice.Notices;
import org.scumble.app.store.StoreException;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// The canvas without the artist's hands: the document on it, its present version, the steps to
/// others, and what is to be seen. Changes to large documents are computed in the background, one
/// at a time.
@SuppressWarnings("ReferenceEquality") // whether a step changed anything
abstract class CanvasDocument implements OpenCanvas {
    /// Up to so many pixels of layers, work is done at once, before the next frame is drawn.
    private static final long SMALL = 10_000_000;

    private static final Tasks AT_ONCE = Tasks.synchronous();

    private final Tasks work;
    private final Notices notices;
    private final Showing showing;
    private final ReadOnlyBooleanWrapper stroking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Document> document =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>(Steps.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable String> id = new ReadOnlyObjectWrapper<>();

    private @Nullable WorkingDocument working;

    /// The layer that was active before the present one, to go back to with a key.
    private long layerBefore;

    /// @param work does what takes its time, one after the other
    CanvasDocument(Tasks work, Notices notices) {
        this.work = work;
        this.notices = notices;
        showing = new Showing(work, notices);
        showing.shownProperty()
                .addListener(
                        (property, before, now) -> stroking.set(now != null && now.live() != null));
    }

    /// Ends and keeps what the hands have begun, before something else changes the document.
    abstract void finish();

    /// Drops what they have begun.
    ///
    /// @return whether there was anything
    public abstract boolean cancel();

    /// They make a version the present one.
    abstract void committing();

    /// Another version is present.
    abstract void changed(@Nullable Document before, Document now);

    @Override
    public final ReadOnlyObjectProperty<@Nullable String> idProperty() {
        return id.getReadOnlyProperty();
    }

    /// The present version; null until the first document is open.
    @Override
    public final ReadOnlyObjectProperty<@Nullable Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public final ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// Whether something is computed that must end before the next thing begins.
    @Override
    public final ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public final ReadOnlyBooleanProperty strokingProperty() {
        return stroking.getReadOnlyProperty();
    }

    /// What is to be seen; null until the first document is open.
    public final ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return showing.shownProperty();
    }

    /// The document under work; null before the first is open.
    final @Nullable WorkingDocument working() {
        return working;
    }

    public Document document() {
        Document present = document.get();
        if (present == null) {
            throw new IllegalStateException("No document is open yet");
        }
        return present;
    }

    /// Works on another document from now on.
    void open(WorkingDocument opened) {
        cancel();
        working = opened;
        id.set(opened.id());
        layerBefore = opened.history().present().activeLayer();
        showPresent();
    }

    /// Shows the history's present version.
    private void showPresent() {
        WorkingDocument now = working;
        if (now == null) {
            return;
        }
        History history = now.history();
        Document present = history.present();
        Document before = document.get();
        if (before != null && before.activeLayer() != present.activeLayer()) {
            layerBefore = before.activeLayer();
        }
        document.set(present);
        steps.set(new Steps(history.names(), history.position()));
        showing.settle(present);
        changed(before, present);
    }

    /// Shows a version that is not to be kept yet.
    ///
    /// @param touched where it differs from what was shown last
    public void show(Document live, Box touched) {
        showing.live(live, touched);
    }

    /// Shows what `what` gives, unless something newer is shown by then.
    public void preview(Callable<Document> what) {
        showing.preview(what);
    }

    /// Shows the present version again.
    public void drop() {
        Document present = document.get();
        if (present != null) {
            showing.settle(present);
        }
    }

    @Override
    public void commit(String name, Document next) {
        keep(name, next, null);
    }

    @Override
    public void commit(String name, Document next, Object gesture) {
        keep(name, next, gesture);
    }

    private void keep(String name, Document next, @Nullable Object gesture) {
        WorkingDocument now = working;
        if (now == null) {
            return;
        }
        if (next == now.history().present()) {
            drop();
            return;
        }
        committing();
        now.commit(name, next, gesture);
        showPresent();
    }

    /// Changes the document, in the background if it is large.
    ///
    /// @param name what is done, as in "Undo ..."
    @Override
    public void change(String name, UnaryOperator<Document> change) {
        if (isIdle()) {
            finish();
            Document before = document();
            compute(name, () -> change.apply(before), next -> keep(name, next, null));
        }
    }

    @Override
    public void whenSafe(Runnable then) {
        WorkingDocument now = working;
        if (now != null) {
            now.whenSafe(() -> work.ui().execute(then));
        }
    }

    /// Changes at once what costs nothing, such as a name or an opacity.
    ///
    /// @param gesture changes in a row with the same one are one step; null for a step of its own
    void changeAtOnce(String name, @Nullable Object gesture, UnaryOperator<Document> change) {
        if (isIdle()) {
            finish();
            keep(name, change.apply(document()), gesture);
        }
    }

    private boolean isIdle() {
        return document.get() != null && !busy.get();
    }

    /// Goes back to the layer that was worked on before; once more, and to the present one.
    public void switchLayer() {
        long target = layerBefore;
        changeAtOnce(
                LayersViewModel.CHOOSE,
                LayersViewModel.CHOOSE,
                now -> now.layer(target).isPresent() ? now.withActive(target) : now);
    }

    /// One step back; if the hands have begun something, that is dropped instead.
    public void undo() {
        if (!cancel()) {
            step(CanvasDocument::undoSeen);
        }
    }

    /// Which layer is worked on is a step too, but nobody waits for its undoing.
    private static void undoSeen(WorkingDocument now) {
        boolean unseen = true;
        while (unseen && now.history().canUndo()) {
            unseen = now.history().undoName().equals(LayersViewModel.CHOOSE);
            now.undo();
        }
    }

    /// One step forth.
    public void redo() {
        step(CanvasDocument::redoSeen);
    }

    private static void redoSeen(WorkingDocument now) {
        boolean unseen = true;
        while (unseen && now.history().canRedo()) {
            unseen = now.history().redoName().equals(LayersViewModel.CHOOSE);
            now.redo();
        }
    }

    /// To another step of the history.
    public void goTo(int position) {
        cancel();
        step(now -> now.moveTo(position));
    }

    private void step(Consumer<WorkingDocument> move) {
        WorkingDocument now = working;
        if (now != null && !busy.get()) {
            try {
                move.accept(now);
            } catch (StoreException e) {
                notices.showError("That step could not be read back", e);
            }
            showPresent();
        }
    }

    /// Does work that may take its time, and then `then`; it is busy until then.
    public <T> void compute(String name, Callable<T> task, Consumer<? super T> then) {
        Document present = document.get();
        boolean small = present != null && present.box().area() * present.layers().size() <= SMALL;
        busy.set(true);
        (small ? AT_ONCE : work)
                .<T>compute(
                        task,
                        result -> {
                            busy.set(false);
                            then.accept(result);
                        },
                        e -> {
                            busy.set(false);
                            drop();
                            notices.showError("\"%s\" did not work".formatted(name), e);
                        });
    }
}
