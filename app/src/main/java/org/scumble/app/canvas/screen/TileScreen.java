package org.scumble.app.canvas.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// A document on its way to the screen: makes the tiles that are looked at, in the background and
/// from the middle outwards, keeps them, and draws them. A stroke in progress is drawn at once.
/// Used on the interface's thread alone.
public final class TileScreen {
    private static final int TILE_BYTES = Tile.SIZE * Tile.SIZE * Integer.BYTES;

    /// Few at once, so that what is looked at next need not wait for what no longer is.
    private static final int MOST_AT_ONCE = 4;

    /// So many pixels of layers can be mixed between two movements of the hand.
    private static final long MOST_LIVE = 6_000_000;

    private final Tasks tasks;
    private final Consumer<Box> damaged;
    private final Consumer<Exception> failed;
    private final TileMaker maker;
    private final Map<Plane, TileCache> caches = new EnumMap<>(Plane.class);
    private final ScreenPainter painter;

    private @Nullable Document shown;
    private @Nullable Viewport view;
    private boolean live;
    private boolean hasMask;
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
        int most = (int) Math.max(64, mostBytes / TILE_BYTES);
        for (Plane plane : Plane.values()) {
            caches.put(plane, new TileCache(plane == Plane.PICTURE ? most : most / 4));
        }
        painter = new ScreenPainter(cache(Plane.PICTURE)::line, cache(Plane.MASK)::line);
    }

    private TileCache cache(Plane plane) {
        return Objects.requireNonNull(caches.get(plane));
    }

    /// Shows a version of a document, or another document.
    public void show(Document document) {
        Document before = shown;
        live = false;
        take(document);
        if (before == null
                || before.width() != document.width()
                || before.height() != document.height()) {
            caches.values().forEach(TileCache::clear);
            damaged.accept(document.box());
        } else if (before != document) {
            Changes.between(before, document)
                    .forEach((plane, tiles) -> cache(plane).change(tiles, -1));
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
        if (before == null) {
            return;
        }
        Viewport now = view;
        Box inside = touched.intersect(document.box());
        if (inside.isEmpty()) {
            return;
        }
        int level = now == null ? 0 : now.level();
        long cost = inside.area() + (inside.area() >> (2 * level)) * document.layers().size();
        boolean atOnce = cost <= MOST_LIVE;
        Set<TileKey> tiles = keys(inside);
        for (Plane plane : planes(before, document)) {
            cache(plane).change(tiles, atOnce ? level : -1);
            if (atOnce) {
                update(document, plane, level, inside);
            }
        }
        damaged.accept(inside);
        plan();
    }

    private void take(Document document) {
        shown = document;
        hasMask =
                document.layers().stream()
                        .anyMatch(
                                layer ->
                                        Changes.isShown(layer, Plane.MASK)
                                                && !layer.surface().isBlank());
    }

    private static Set<TileKey> keys(Box area) {
        Set<TileKey> keys = new HashSet<>();
        for (int row = area.y() / Tile.SIZE; row * Tile.SIZE < area.bottom(); row++) {
            for (int column = area.x() / Tile.SIZE; column * Tile.SIZE < area.right(); column++) {
                keys.add(new TileKey(column, row));
            }
        }
        return keys;
    }

    /// The planes in which two versions of a document may differ.
    private static Set<Plane> planes(Document before, Document after) {
        Set<Plane> planes = EnumSet.noneOf(Plane.class);
        if (before.selection() != after.selection()) {
            planes.add(Plane.SELECTION);
        }
        for (Layer layer : after.layers()) {
            Surface was = before.layer(layer.id()).map(Layer::surface).orElse(null);
            // A stroke's surface is another object after each movement.
            if (was != layer.surface()) {
                planes.add(layer.kind() == Layer.Kind.MASK ? Plane.MASK : Plane.PICTURE);
            }
        }
        return planes;
    }

    /// Makes a part of the tiles anew that are there already.
    private void update(Document document, Plane plane, int level, Box touched) {
        int block = 1 << level;
        int left = touched.x() / block;
        int top = touched.y() / block;
        Box area =
                new Box(
                        left,
                        top,
                        Math.ceilDiv(touched.right(), block) - left,
                        Math.ceilDiv(touched.bottom(), block) - top);
        for (TileKey at : keys(area)) {
            TileCache.Key key = new TileCache.Key(level, at.column(), at.row());
            int[] pixels = cache(plane).writable(key);
            if (pixels != null) {
                Box within =
                        at.box()
                                .intersect(area)
                                .moved(-at.column() * Tile.SIZE, -at.row() * Tile.SIZE);
                int[] part = maker.make(document, plane, key, within, true);
                for (int y = 0; y < within.height(); y++) {
                    int to = (within.y() + y) * Tile.SIZE + within.x();
                    if (part == null) {
                        Arrays.fill(pixels, to, to + within.width(), 0);
                    } else {
                        System.arraycopy(part, y * within.width(), pixels, to, within.width());
                    }
                }
            }
        }
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
            for (Want want : wants(document, now)) {
                if (underWay >= MOST_AT_ONCE) {
                    break;
                }
                begin(document, want);
            }
        } finally {
            planning = false;
        }
    }

    /// A tile to be made.
    private record Want(Plane plane, TileCache.Key key) {}

    private List<Want> wants(Document document, Viewport now) {
        List<Want> wants = new ArrayList<>();
        int level = now.level();
        int side = Tile.SIZE << level;
        Box visible = now.visible(document.width(), document.height());
        if (visible.isEmpty()) {
            return wants;
        }
        for (int row = visible.y() / side; row * side < visible.bottom(); row++) {
            for (int column = visible.x() / side; column * side < visible.right(); column++) {
                TileCache.Key key = new TileCache.Key(level, column, row);
                for (Plane plane : Plane.values()) {
                    if (isPresent(document, plane) && cache(plane).isWanted(key)) {
                        wants.add(new Want(plane, key));
                    }
                }
            }
        }
        double middleX = now.documentX(now.width() / 2.0) / side - 0.5;
        double middleY = now.documentY(now.height() / 2.0) / side - 0.5;
        wants.sort(
                Comparator.comparingDouble(
                        want -> Math.hypot(want.key.column() - middleX, want.key.row() - middleY)));
        return wants;
    }

    private boolean isPresent(Document document, Plane plane) {
        return switch (plane) {
            case PICTURE -> true;
            case MASK -> hasMask;
            case SELECTION -> document.selection() != null;
        };
    }

    private void begin(Document document, Want want) {
        boolean whileLive = live;
        int begun = cache(want.plane).begin(want.key);
        underWay++;
        tasks.compute(
                () ->
                        new Made(
                                maker.make(
                                        document,
                                        want.plane,
                                        want.key,
                                        Box.of(Tile.SIZE, Tile.SIZE),
                                        whileLive)),
                made -> {
                    cache(want.plane).put(want.key, made.pixels, begun);
                    ended(want);
                },
                e -> {
                    cache(want.plane).fail(want.key);
                    if (document == shown) { // another document's tiles are out of reach
                        failed.accept(e);
                    }
                    ended(want);
                });
    }

    /// A tile that was made.
    private record Made(int @Nullable [] pixels) {}

    private void ended(Want want) {
        underWay--;
        int side = Tile.SIZE << want.key.level();
        Document document = shown;
        if (document != null) {
            damaged.accept(
                    new Box(want.key.column() * side, want.key.row() * side, side, side)
                            .intersect(document.box()));
        }
        plan();
    }

    /// Whether all that is looked at is there and up to date.
    boolean isReady() {
        Document document = shown;
        Viewport now = view;
        return document != null && now != null && underWay == 0 && wants(document, now).isEmpty();
    }

    /// Draws a part of the screen with what is there.
    ///
    /// @param pixels of the whole screen, premultiplied ARGB, rows from the top
    public void paint(Viewport now, Box area, int[] pixels) {
        Document document = shown;
        if (document != null) {
            painter.paint(now, document.width(), document.height(), area, pixels, hasMask);
        }
    }

    /// The screen's pixels at the rim of what is selected.
    ///
    /// @return indices into the pixels of the screen
    public int[] ants(Viewport now) {
        Document document = shown;
        return document == null || document.selection() == null
                ? new int[0]
                : Ants.rim(now, document.width(), document.height(), cache(Plane.SELECTION)::line);
    }
}
