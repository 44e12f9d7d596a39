package org.scumble.app.canvas.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Point;
import org.scumble.app.canvas.paint.TextStyle;
import org.scumble.app.canvas.paint.Texts;

/// Sets text where it is clicked; it is seen while it is typed and kept on a layer of its own. A
/// click elsewhere or another tool keeps it, dragging moves it.
public final class TextTool implements Tool {
    private final Easel easel;
    private @Nullable Point place;
    private String text = "";
    private @Nullable Point grabbed;

    TextTool(Easel easel) {
        this.easel = easel;
    }

    /// Where text is being typed, in pixels of the document; null if none is.
    public @Nullable Point place() {
        return place;
    }

    public String text() {
        return text;
    }

    /// Takes what was typed so far.
    public void setText(String typed) {
        text = typed;
        show();
    }

    /// The font, its size or the colour is another now.
    public void styleChanged() {
        show();
    }

    private void show() {
        if (place != null) {
            Setting setting = setting(place);
            easel.preview(setting::set);
        }
    }

    /// Text with all that was chosen when it was asked for.
    private record Setting(Document document, String text, TextStyle style, Point place) {
        Document set() {
            return Texts.add(
                    document, text, style, (int) Math.rint(place.x()), (int) Math.rint(place.y()));
        }
    }

    private Setting setting(Point at) {
        TextStyle style = easel.options().text();
        return new Setting(
                easel.document(),
                text,
                new TextStyle(
                        style.family(), style.size(), easel.colour(), style.bold(), style.italic()),
                at);
    }

    @Override
    public void pressed(Pointer at) {
        if (place != null && isNear(at)) {
            grabbed = new Point(at.x() - place.x(), at.y() - place.y());
            return;
        }
        boolean wasTyping = place != null && !text.isBlank();
        finish();
        if (!wasTyping) {
            place = at.point();
            text = "";
        }
        easel.redraw();
    }

    /// Within reach of the first line.
    private boolean isNear(Pointer at) {
        Point corner = place;
        double size = easel.options().text().size();
        return corner != null
                && at.x() >= corner.x() - size / 2
                && at.x() <= corner.x() + size * Math.max(2, text.length())
                && at.y() >= corner.y() - size / 2
                && at.y() <= corner.y() + size * 1.5;
    }

    @Override
    public void dragged(Pointer to) {
        Point from = grabbed;
        if (from != null) {
            place = new Point(to.x() - from.x(), to.y() - from.y());
            show();
            easel.redraw();
        }
    }

    @Override
    public void released(Pointer at) {
        grabbed = null;
    }

    @Override
    public boolean isBusy() {
        return place != null;
    }

    @Override
    public void finish() {
        Point at = place;
        if (at == null) {
            return;
        }
        Document document = easel.document();
        Document next = setting(at).set();
        place = null;
        text = "";
        if (next == document) {
            easel.drop();
        } else {
            easel.commit(ToolKind.TEXT.label(), next);
        }
        easel.redraw();
    }

    @Override
    public void cancel() {
        if (place != null) {
            place = null;
            text = "";
            easel.drop();
            easel.redraw();
        }
    }

    @Override
    public List<Overlay> overlays() {
        Point at = place;
        if (at == null) {
            return List.of();
        }
        double size = easel.options().text().size();
        Point foot = new Point(at.x(), at.y() + size * 1.2);
        return List.of(new Overlay.Line(List.of(at, foot), false), new Overlay.Grip(at));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return place != null && isNear(at) ? Pointing.MOVE : Pointing.TEXT;
    }
}
