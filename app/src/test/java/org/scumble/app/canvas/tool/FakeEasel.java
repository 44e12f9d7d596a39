package org.scumble.app.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.canvas.paint.TextStyle;
import org.scumble.engine.image.Box;

/// An easel without a studio: does everything at once and remembers it.
final class FakeEasel implements Easel {
    static final int RED = 0xffff0000;
    static final int BLUE = 0xff0000ff;

    final History history;
    final List<String> refusals = new ArrayList<>();
    Brush brush = Brush.round(9, 1);
    ToolOptions options = ToolOptions.initial();
    @Nullable Document live;
    int colour = RED;
    double panned;

    FakeEasel(Document document) {
        history = new History(document);
    }

    static FakeEasel blank() {
        return new FakeEasel(Document.blank(100, 80));
    }

    void choose(Selections.Mode mode, boolean contiguous) {
        options =
                new ToolOptions(
                        mode,
                        0,
                        0,
                        contiguous,
                        false,
                        false,
                        false,
                        1,
                        new TextStyle("SansSerif", 20, 0, false, false));
    }

    /// The colour of a pixel of the active layer.
    int pixel(int x, int y) {
        return org.scumble.app.canvas.paint.ColourPicker.layer(
                document(), document().activeLayer(), x, y, 1);
    }

    /// How far a pixel is selected; -1 if nothing is.
    int selected(int x, int y) {
        var selection = document().selection();
        return selection == null ? -1 : selection.mask(new Box(x, y, 1, 1)).get(0, 0);
    }

    @Override
    public Document document() {
        return history.present();
    }

    @Override
    public Brush brush() {
        return brush;
    }

    @Override
    public int colour() {
        return colour;
    }

    @Override
    public int background() {
        return BLUE;
    }

    @Override
    public ToolOptions options() {
        return options;
    }

    @Override
    public FrameSizes frameSizes() {
        return new FrameSizes(8, 64);
    }

    @Override
    public void show(Document shown, Box touched) {
        live = shown;
    }

    @Override
    public void preview(Callable<Document> work) {
        live = call(work);
    }

    @Override
    public void drop() {
        live = null;
    }

    @Override
    public void commit(String name, Document next) {
        history.commit(name, next);
        live = null;
    }

    @Override
    public void commit(String name, Document next, Object gesture) {
        history.commit(name, next, gesture);
        live = null;
    }

    @Override
    public <T> void compute(String name, Callable<T> work, Consumer<? super T> then) {
        then.accept(call(work));
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void pick(int argb) {
        colour = argb;
    }

    @Override
    public void pan(double dx, double dy) {
        panned += dx;
    }

    @Override
    public void redraw() {}

    @Override
    public void refuse(String why) {
        refusals.add(why);
    }
}
