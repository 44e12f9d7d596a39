package org.scumble.app.canvas;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.screen.Reducer;
import org.scumble.app.canvas.screen.TileScreen;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.Easel;
import org.scumble.app.canvas.tool.FrameSizes;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolBox;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.canvas.tool.ToolOptions;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.ToolSettings;
import org.scumble.app.store.StoreException;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// The canvas: the open document with its history, the tool in the hand, and the view. Used on the
/// interface's thread alone; what takes its time goes through [Tasks].
public final class CanvasViewModel implements Easel, OpenCanvas {
    /// Up to so many pixels of layers, work is done at once, before the next frame is drawn.
    private static final long SMALL = 10_000_000;

    /// Of the memory there is, the share that tiles ready for the screen may take.
    private static final int MEMORY_SHARE = 8;

    private static final long MOST_MEMORY = 256L << 20;

    private final Tasks work;
    private final Tasks drawing;
    private final Notices notices;
    private final Reducer reducer = new Reducer(memory() / 2);
    private final Showing showing;
    private final ViewportViewModel view = new ViewportViewModel();
    private final ColoursViewModel colours = new ColoursViewModel();
    private final BrushViewModel brush = new BrushViewModel();
    private final OptionsViewModel options = new OptionsViewModel();
    private final ToolBox tools = new ToolBox(this);

    private final ReadOnlyObjectWrapper<@Nullable Document> document =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>(Steps.NONE);
    private final ReadOnlyObjectWrapper<ToolKind> tool =
            new ReadOnlyObjectWrapper<>(ToolKind.BRUSH);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stroking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable String> id = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty redraws = new SimpleIntegerProperty();
    private final ObjectProperty<FrameSizes> frameSizes =
            new SimpleObjectProperty<>(FrameSizes.USUAL);

    private @Nullable WorkingDocument working;

    /// The layer that was active before the present one, to go back to with a key.
    private long layerBefore;

    /// @param work does what takes its time, one after the other
    /// @param drawing makes tiles and thumbnails, several at once
    public CanvasViewModel(Tasks work, Tasks drawing, Notices notices) {
        this.work = work;
        this.drawing = drawing;
        this.notices = notices;
        showing = new Showing(work, notices);
        showing.shownProperty()
                .addListener(
                        (property, before, now) -> stroking.set(now != null && now.live() != null));
        colours.foregroundProperty().addListener((property, before, now) -> styleChanged());
        options.familyProperty().addListener((property, before, now) -> styleChanged());
        options.textSizeProperty().addListener((property, before, now) -> styleChanged());
        options.boldProperty().addListener((property, before, now) -> styleChanged());
        options.italicProperty().addListener((property, before, now) -> styleChanged());
    }

    private static long memory() {
        return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    }

    private void styleChanged() {
        if (document.get() != null) {
            tools.text().styleChanged();
        }
    }

    /// A screen to draw the document on.
    ///
    /// @param damaged hears which part of the document looks different now
    TileScreen screen(Consumer<Box> damaged) {
        return new TileScreen(
                drawing,
                reducer,
                memory(),
                damaged,
                e -> notices.showError("A part of the canvas could not be drawn", e));
    }

    /// Makes a small picture of a surface in the background.
    <T> void draw(Callable<T> picture, Consumer<? super T> then) {
        Document asked = document.get();
        drawing.compute(
                picture,
                then,
                e -> {
                    if (document.get() == asked) { // another document's tiles are out of reach
                        notices.showError("A layer could not be drawn small", e);
                    }
                });
    }

    Reducer reducer() {
        return reducer;
    }

    public ViewportViewModel view() {
        return view;
    }

    public ColoursViewModel colours() {
        return colours;
    }

    public BrushViewModel brushes() {
        return brush;
    }

    /// What the options bar says, beside the brush.
    public OptionsViewModel choices() {
        return options;
    }

    public ToolBox tools() {
        return tools;
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable String> idProperty() {
        return id.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty strokingProperty() {
        return stroking.getReadOnlyProperty();
    }

    /// The present version; null until the first document is open.
    @Override
    public ReadOnlyObjectProperty<@Nullable Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /// What is to be seen; null until the first document is open.
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return showing.shownProperty();
    }

    public ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ToolKind> toolProperty() {
        return tool.getReadOnlyProperty();
    }

    /// Whether something is computed that must end before the next thing begins.
    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Changes when overlays and pointer may look different.
    public ReadOnlyIntegerProperty redrawsProperty() {
        return redraws;
    }

    /// The sizes that suit the model, for the frame.
    public ObjectProperty<FrameSizes> frameSizesProperty() {
        return frameSizes;
    }

    // The document

    /// Works on another document from now on.
    void open(WorkingDocument opened) {
        tools.cancel();
        working = opened;
        id.set(opened.id());
        Document present = opened.history().present();
        layerBefore = present.activeLayer();
        present();
        view.open(present);
    }

    /// The document under work; null before the first is open.
    @Nullable WorkingDocument working() {
        return working;
    }

    /// Shows the history's present version.
    private void present() {
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
        if (before != null && !before.box().equals(present.box())) {
            view.open(present);
        }
        tools.documentChanged();
        redraw();
    }

    @Override
    public Document document() {
        Document present = document.get();
        if (present == null) {
            throw new IllegalStateException("No document is open yet");
        }
        return present;
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
        if (tool.get() == ToolKind.BRUSH || tool.get() == ToolKind.BUCKET) {
            colours.used();
        }
        now.commit(name, next, gesture);
        present();
    }

    /// Changes the document, in the background if it is large.
    ///
    /// @param name what is done, as in "Undo ..."
    @Override
    public void change(String name, UnaryOperator<Document> change) {
        if (document.get() == null || busy.get()) {
            return;
        }
        tools.finish();
        Document before = document();
        compute(name, () -> change.apply(before), next -> commit(name, next));
    }

    /// Changes at once what costs nothing, such as a name or an opacity.
    ///
    /// @param gesture changes in a row with the same one are one step; null for a step of its own
    void changeAtOnce(String name, @Nullable Object gesture, UnaryOperator<Document> change) {
        if (document.get() == null || busy.get()) {
            return;
        }
        tools.finish();
        keep(name, change.apply(document()), gesture);
    }

    /// One step back; if a tool has begun something, that is dropped instead.
    public void undo() {
        if (!cancel()) {
            step(CanvasViewModel::undoSeen);
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

    public void redo() {
        if (!tools.isBusy()) {
            step(CanvasViewModel::redoSeen);
        }
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
        tools.cancel();
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
            present();
        }
    }

    /// Goes back to the layer that was worked on before; once more, and to the present one.
    public void switchLayer() {
        long target = layerBefore;
        changeAtOnce(
                LayersViewModel.CHOOSE,
                LayersViewModel.CHOOSE,
                now -> now.layer(target).isPresent() ? now.withActive(target) : now);
    }

    @Override
    public void show(Document live, Box touched) {
        showing.live(live, touched);
    }

    @Override
    public void preview(Callable<Document> what) {
        showing.preview(what);
    }

    @Override
    public void drop() {
        if (document.get() != null) {
            showing.settle(document());
        }
    }

    @Override
    public <T> void compute(String name, Callable<T> task, Consumer<? super T> then) {
        Document present = document.get();
        boolean small = present != null && present.box().area() * present.layers().size() <= SMALL;
        busy.set(true);
        Tasks where = small ? new Tasks(Runnable::run, Runnable::run) : work;
        where.<T>compute(
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

    @Override
    public void redraw() {
        redraws.set(redraws.get() + 1);
    }

    @Override
    public void refuse(String why) {
        notices.show(Notice.warning("Nothing was changed", why));
    }

    // The tools

    @Override
    public Brush brush() {
        return brush.brush();
    }

    @Override
    public int colour() {
        return colours.foregroundProperty().get();
    }

    @Override
    public int background() {
        return colours.backgroundProperty().get();
    }

    @Override
    public ToolOptions options() {
        return options.options();
    }

    @Override
    public FrameSizes frameSizes() {
        FrameSizes sizes = frameSizes.get();
        return sizes == null ? FrameSizes.USUAL : sizes; // no model is chosen yet
    }

    @Override
    public void pick(int argb) {
        colours.choose(argb);
    }

    @Override
    public void pan(double dx, double dy) {
        Viewport now = view.viewportProperty().get();
        view.move(dx * now.zoom(), dy * now.zoom());
    }

    /// What the artist paints with, to be remembered.
    public ToolSettings toolSettings() {
        return ToolMemory.of(brush, colours);
    }

    /// Goes on with what the artist painted with earlier.
    public void restore(ToolSettings remembered) {
        ToolMemory.restore(remembered, brush, colours);
    }

    /// Takes a tool; what the one before has begun is kept.
    public void take(ToolKind kind) {
        if (document.get() != null && !(busy.get() && tools.isBusy())) {
            tools.take(kind);
            tool.set(kind);
            brush.take(kind);
            redraw();
        }
    }

    public void pressed(Pointer at) {
        if (document.get() != null && !busy.get()) {
            tools.pressed(at);
            redraw();
        }
    }

    public void dragged(Pointer to) {
        tools.dragged(to);
    }

    public void released(Pointer at) {
        tools.released(at);
        redraw();
    }

    public void moved(Pointer to) {
        if (document.get() != null) {
            tools.moved(to);
        }
    }

    /// Drops what the tool has begun.
    ///
    /// @return whether there was anything
    public boolean cancel() {
        boolean begun = tools.isBusy();
        tools.cancel();
        return begun;
    }
}
