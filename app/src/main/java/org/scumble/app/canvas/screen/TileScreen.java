package org.scumble.app.canvas.screen;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// A document on its way to the screen: makes the tiles that are looked at, in the background and
/// from the middle outwards, keeps them, and draws them. A stroke in progress is drawn at once.
/// Used on the interface's thread alone.
@SuppressWarnings("ReferenceEquality") // which version is shown is what matters
public final class TileScreen {
    /// Few at once, so that what is looked at next need not wait for what no longer is.
    private static final int MOST_AT_ONCE = 4;

    private final Tasks tasks;
    private final Consumer<Box> damaged;
    private final Consumer<Exception> failed;
    private final TileMaker maker;
    private final TileCaches caches;
    private final LiveTiles liveTiles;
    private final ScreenPainter painter;

    private @Nullable Document shown;
    private @Nullable Viewport view;
    private Set<Plane> planes = EnumSet.noneOf(Plane.class);
    private boolean live;
    private int underWay;
    private boolean planning;

    /// @param reducer may be shared with others
    /// @param mostBytes that are kept of the picture's tiles
    /// @param damaged hears which part of the document looks different now
    /// @param failed hears why a part of the document could not be drawn
    public TileScreen(
            Tasks tasks,
            Reducer reducer,
            long mostBytes,
            Consumer<Box> damaged,
            Consumer<Exception> failed) {
        this.tasks = tasks;
        this.damaged = damaged;
        this.failed = failed;
        maker = new TileMaker(reducer);
        caches = new TileCaches(mostBytes);
        liveTiles = new LiveTiles(maker, caches);
        painter = new ScreenPainter(caches.of(Plane.PICTURE)::line, caches.of(Plane.MASK)::line);
    }

    /// Shows a version of a document, or another document.
    public void show(Document document) {
        Document before = shown;
        live = false;
        take(document);
        if (before == null
                || before.width() != document.width()
                || before.height() != document.height()) {
            caches.clear();
            damaged.accept(document.box());
        } else if (before != document) {
            Changes.between(before, document)
                    .forEach((plane, tiles) -> caches.of(plane).change(tiles, -1));
        }
        plan();
    }

    /// Shows a stroke in progress.
    ///
    /// @param document as the stroke has it now; may share pixels that are being written to
    /// @param touched where it differs from what was shown last
    public void showLive(Document document, Box touched) {
        Document before = shown;
        live = true;
        take(document);
        Box inside = touched.intersect(document.box());
        if (before == null || inside.isEmpty()) {
            return;
        }
        Viewport now = view;
        liveTiles.update(before, document, inside, now == null ? 0 : now.level());
        damaged.accept(inside);
        plan();
    }

    private void take(Document document) {
        shown = document;
        planes = Planes.of(document);
    }

    /// Looks at another part of the document.
    public void look(Viewport now) {
        view = now;
        plan();
    }

    /// Begins to make what is looked at and not there yet.
    private void plan() {
        Document document = shown;
        Viewport now = view;
        if (document == null || now == null || planning || now.width() < 1 || now.height() < 1) {
            return;
        }
        planning = true;
        try {
            for (Want want : Want.all(document, planes, now, caches)) {
                if (underWay >= MOST_AT_ONCE) {
                    break;
                }
                begin(document, want);
            }
        } finally {
            planning = false;
        }
    }

    private void begin(Document document, Want want) {
        Box whole = Box.of(Tile.SIZE, Tile.SIZE);
        TileCache cache = caches.of(want.plane());
        boolean whileLive = live;
        int begun = cache.begin(want.key());
        underWay++;
        tasks.compute(
                () ->
                        Optional.ofNullable(
                                maker.make(document, want.plane(), want.key(), whole, whileLive)),
                made -> {
                    cache.put(want.key(), made.orElse(null), begun);
                    ended(want);
                },
                e -> {
                    cache.fail(want.key());
                    if (document == shown) { // another document's tiles are out of reach
                        failed.accept(e);
                    }
                    ended(want);
                });
    }

    private void ended(Want want) {
        underWay--;
        Document document = shown;
        if (document != null) {
            damaged.accept(want.box().intersect(document.box()));
        }
        plan();
    }

    /// Whether all that is looked at is there and up to date.
    boolean isReady() {
        Document document = shown;
        Viewport now = view;
        return document != null
                && now != null
                && underWay == 0
                && Want.all(document, planes, now, caches).isEmpty();
    }

    /// Draws a part of the screen with what is there.
    ///
    /// @param pixels of the whole screen, premultiplied ARGB, rows from the top
    public void paint(Viewport now, Box area, int[] pixels) {
        Document document = shown;
        if (document != null) {
            boolean masked = planes.contains(Plane.MASK);
            painter.paint(now, document.width(), document.height(), area, pixels, masked);
        }
    }

    /// The screen's pixels at the rim of what is selected.
    ///
    /// @return indices into the pixels of the screen
    public int[] ants(Viewport now) {
        Document document = shown;
        return document == null || document.selection() == null
                ? new int[0]
                : Ants.rim(
                        now, document.width(), document.height(), caches.of(Plane.SELECTION)::line);
    }
}
