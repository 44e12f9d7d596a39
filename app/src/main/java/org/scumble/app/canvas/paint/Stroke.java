package org.scumble.app.canvas.paint;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;

/// One stroke of a brush or eraser on one layer: [#begin], [#move] as often as the hand moves,
/// [#end]; [#live] shows it on the way and [#finish] gives the document to keep. Not for use by
/// several threads.
///
/// The stroke gathers how far it covers each pixel and lays its paint once over the pixels as they
/// were, at the brush's opacity.
public final class Stroke {
    private static final double MIN_STEP = 0.5;

    private final Document document;
    private final Layer layer;
    private final Brush brush;
    private final Ink ink;
    private final int argb;
    private final Selected selected;
    private final SurfaceEditor editor;
    private final Dabs dabs;
    private final @Nullable StrokeTile[] tiles;
    private final byte[] blank;

    private @Nullable Trail trail;
    private double x;
    private double y;
    private double pressure;

    /// How far the brush has come since the last dab.
    private double sinceDab;

    private Box touched = Box.EMPTY;

    /// @throws IllegalArgumentException when there is no such layer, or a mask's paint is not
    ///     for it
    public Stroke(Document document, long layer, Brush brush, Paint paint) {
        this.document = document;
        this.layer = Targets.layer(document, layer);
        this.brush = brush;
        boolean mask = this.layer.kind() == Layer.Kind.MASK;
        this.ink = paint instanceof Paint.Erase ? Ink.erase(this.layer) : Ink.colour(this.layer);
        this.argb =
                switch (paint) {
                    case Paint.Colour colour -> colour.argb();
                    case Paint.Erase _ -> Ink.grey(0);
                    case Paint.MaskPaint value -> {
                        if (!mask) {
                            throw new IllegalArgumentException("Mask paint on a picture layer");
                        }
                        yield Ink.grey(value.value());
                    }
                };
        this.selected = Selected.of(document);
        Surface surface = this.layer.surface();
        this.editor = surface.edit();
        this.dabs = new Dabs(brush.hardness());
        this.tiles = new StrokeTile[surface.columns() * surface.rows()];
        this.blank = new byte[Tile.bytes(surface.channels())];
    }

    /// Sets the brush down.
    ///
    /// @param atPressure 0 to 1; 1 for a mouse
    /// @return what to draw anew
    public Box begin(double atX, double atY, double atPressure) {
        double press = Math.clamp(atPressure, 0, 1);
        trail = new Trail(brush.smoothing(), atX, atY, press);
        x = atX;
        y = atY;
        pressure = press;
        sinceDab = 0;
        dab(atX, atY, press);
        return lay();
    }

    /// Moves the hand.
    ///
    /// @return what to draw anew
    public Box move(double toX, double toY, double atPressure) {
        begun().follow(toX, toY, Math.clamp(atPressure, 0, 1), this::segment);
        return lay();
    }

    /// Lifts the brush where the hand is, which smoothing may have kept it from reaching yet.
    ///
    /// @return what to draw anew
    public Box end() {
        begun().end(this::segment);
        if (sinceDab > MIN_STEP) {
            dab(x, y, pressure);
        }
        trail = null;
        return lay();
    }

    /// A whole stroke along a straight line, at full pressure and without smoothing.
    ///
    /// @return what to draw anew
    public Box line(Point from, Point to) {
        Box start = begin(from.x(), from.y(), 1);
        segment(to.x(), to.y(), 1);
        trail = new Trail(0, to.x(), to.y(), 1);
        return start.union(end());
    }

    /// The document with the stroke so far, for drawing only: it changes as the stroke goes on.
    public Document live() {
        return document.withLayer(layer.withSurface(editor.live()));
    }

    /// The document with the stroke. Nothing can be added after that.
    public Document finish() {
        return touched.isEmpty()
                ? document
                : document.withLayer(layer.withSurface(editor.finish()));
    }

    /// All that the stroke has changed so far.
    public Box touched() {
        return touched;
    }

    private Trail begun() {
        if (trail == null) {
            throw new IllegalStateException("The stroke has not begun, or has ended");
        }
        return trail;
    }

    /// Dabs along a straight piece of the way, carrying on the spacing from the piece before.
    private void segment(double toX, double toY, double toPressure) {
        double length = Math.hypot(toX - x, toY - y);
        double done = 0;
        while (true) {
            double share = length == 0 ? 1 : done / length;
            double here = pressure + (toPressure - pressure) * share;
            double step = Math.max(MIN_STEP, brush.spacing() * brush.sizeAt(here));
            double next = done + Math.max(0, step - sinceDab);
            if (next > length || length == 0) {
                sinceDab += length - done;
                break;
            }
            done = next;
            sinceDab = 0;
            share = done / length;
            dab(
                    x + (toX - x) * share,
                    y + (toY - y) * share,
                    pressure + (toPressure - pressure) * share);
        }
        x = toX;
        y = toY;
        pressure = toPressure;
    }

    private void dab(double atX, double atY, double atPressure) {
        int strength = (int) Math.round(brush.strengthAt(atPressure) * Ink.FULL);
        Dab dab = dabs.at(atX, atY, brush.sizeAt(atPressure));
        int left = Dabs.pixel(atX) + dab.left();
        int top = Dabs.pixel(atY) + dab.top();
        Box area = new Box(left, top, dab.side(), dab.side()).intersect(document.box());
        Tiles.each(
                area,
                (column, row, part) -> {
                    if (!selected.misses(column, row) && ink != Ink.NONE) {
                        int dx = -column * Tile.SIZE;
                        int dy = -row * Tile.SIZE;
                        tile(column, row)
                                .add(dab, part.moved(dx, dy), left + dx, top + dy, strength);
                    }
                });
    }

    private StrokeTile tile(int column, int row) {
        int index = row * layer.surface().columns() + column;
        StrokeTile tile = tiles[index];
        if (tile == null) {
            Tile present = layer.surface().tile(column, row);
            tile = new StrokeTile(present == null ? blank : present.pixels());
            tiles[index] = tile;
        }
        return tile;
    }

    private Box lay() {
        Box changed = Box.EMPTY;
        int columns = layer.surface().columns();
        for (int i = 0; i < tiles.length; i++) {
            StrokeTile tile = tiles[i];
            if (tile != null && !tile.dirty().isEmpty()) {
                int column = i % columns;
                int row = i / columns;
                changed = changed.union(tile.dirty().moved(column * Tile.SIZE, row * Tile.SIZE));
                tile.lay(
                        editor.writable(column, row),
                        ink,
                        argb,
                        brush.opacity(),
                        selected.values(column, row));
            }
        }
        editor.touch(changed);
        touched = touched.union(changed);
        return changed;
    }
}
