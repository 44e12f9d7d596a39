package org.scumble.app.canvas;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Brush;
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
import org.scumble.app.task.Tasks;

/// The canvas: the open document with its history, the tool in the hand, and the view. Used on the
/// interface's thread alone; what takes its time goes through [Tasks].
public final class CanvasViewModel extends CanvasDocument implements Easel {
    private final Notices notices;
    private final CanvasDrawing drawing;
    private final ViewportViewModel view = new ViewportViewModel();
    private final ColoursViewModel colours = new ColoursViewModel();
    private final BrushViewModel brush = new BrushViewModel();
    private final OptionsViewModel options = new OptionsViewModel();
    private final ToolBox tools = new ToolBox(this);

    private final ReadOnlyObjectWrapper<ToolKind> tool =
            new ReadOnlyObjectWrapper<>(ToolKind.BRUSH);
    private final IntegerProperty redraws = new SimpleIntegerProperty();
    private final ObjectProperty<FrameSizes> frameSizes =
            new SimpleObjectProperty<>(FrameSizes.USUAL);

    /// @param work does what takes its time, one after the other
    /// @param drawing makes tiles, several at once
    public CanvasViewModel(Tasks work, Tasks drawing, Tasks thumbnails, Notices notices) {
        super(work, notices);
        this.notices = notices;
        this.drawing = new CanvasDrawing(this, drawing, thumbnails, notices);
        colours.foregroundProperty().addListener((property, before, now) -> styleChanged());
        options.familyProperty().addListener((property, before, now) -> styleChanged());
        options.textSizeProperty().addListener((property, before, now) -> styleChanged());
        options.boldProperty().addListener((property, before, now) -> styleChanged());
        options.italicProperty().addListener((property, before, now) -> styleChanged());
    }

    @Override
    void finish() {
        tools.finish();
    }

    @Override
    void committing() {
        if (tool.get() == ToolKind.BRUSH || tool.get() == ToolKind.BUCKET) {
            colours.used();
        }
    }

    @Override
    void changed(@Nullable Document before, Document now) {
        if (before != null && !before.box().equals(now.box())) {
            view.open(now);
        }
        tools.documentChanged();
        redraw();
    }

    @Override
    void open(WorkingDocument opened) {
        super.open(opened);
        view.open(document());
    }

    private void styleChanged() {
        if (hasDocument()) {
            tools.text().styleChanged();
        }
    }

    /// What draws the document.
    CanvasDrawing drawing() {
        return drawing;
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

    public ReadOnlyObjectProperty<ToolKind> toolProperty() {
        return tool.getReadOnlyProperty();
    }

    /// Changes when overlays and pointer may look different.
    public ReadOnlyIntegerProperty redrawsProperty() {
        return redraws;
    }

    /// The sizes that suit the model, for the frame.
    public ObjectProperty<FrameSizes> frameSizesProperty() {
        return frameSizes;
    }

    private boolean hasDocument() {
        return documentProperty().get() != null;
    }

    private boolean isBusy() {
        return busyProperty().get();
    }

    @Override
    public void redo() {
        if (!tools.isBusy()) {
            super.redo();
        }
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
        if (hasDocument() && !(isBusy() && tools.isBusy())) {
            tools.take(kind);
            tool.set(kind);
            brush.take(kind);
            redraw();
        }
    }

    public void pressed(Pointer at) {
        if (hasDocument() && !isBusy()) {
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
        if (hasDocument()) {
            tools.moved(to);
        }
    }

    @Override
    public boolean cancel() {
        boolean begun = tools.isBusy();
        tools.cancel();
        return begun;
    }
}
