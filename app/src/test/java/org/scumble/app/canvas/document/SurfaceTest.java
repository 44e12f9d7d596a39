package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class SurfaceTest {
    private static Raster noise(int width, int height) {
        Raster raster = Raster.blank(width, height);
        new Random(7).nextBytes(raster.rgba());
        for (int i = 3; i < raster.rgba().length; i += 4) {
            raster.rgba()[i] |= 1; // visible everywhere
        }
        return raster;
    }

    @Test
    void givesBackThePictureThatWasPutOnIt() {
        Raster picture = noise(300, 270);

        Surface surface = Surface.of(picture, 700, 600, 250, -20);

        assertThat(surface.columns()).isEqualTo(3);
        assertThat(surface.rows()).isEqualTo(3);
        assertThat(surface.bounds()).isEqualTo(new Box(250, 0, 300, 250));
        assertThat(surface.raster(new Box(250, 0, 300, 250)).rgba())
                .isEqualTo(crop(picture, new Box(0, 20, 300, 250)).rgba());
        assertThat(surface.tile(0, 2)).isNull();
    }

    @Test
    void isZeroOutside() {
        Surface surface = Surface.of(noise(40, 30), 40, 30, 0, 0);

        Raster around = surface.raster(new Box(-10, -5, 60, 40));

        assertThat(crop(around, new Box(10, 5, 40, 30)).rgba()).isEqualTo(noise(40, 30).rgba());
        assertThat(around.get(9, 5, 3)).isZero();
        assertThat(around.get(50, 5, 3)).isZero();
        assertThat(around.get(10, 35, 3)).isZero();
        assertThat(surface.raster(new Box(100, 100, 2, 2)).rgba()).containsOnly(0);
    }

    @Test
    void sharesWhatDoesNotChange() {
        Surface before = Surface.of(noise(700, 600), 700, 600, 0, 0);
        SurfaceEditor editor = before.edit();
        editor.writable(1, 1)[0] ^= 1;

        Surface after = editor.finish();

        assertThat(after.differences(before)).containsExactly(new TileKey(1, 1));
        assertThat(after.tile(0, 0)).isSameAs(before.tile(0, 0));
        assertThat(before.differences(before)).isEmpty();
        assertThat(before.raster(before.box()).rgba()).isEqualTo(noise(700, 600).rgba());
    }

    @Test
    void drawsAStrokeWhileItGoesOn() {
        SurfaceEditor editor = Surface.blank(300, 300, 4).edit();
        byte[] block = editor.writable(0, 0);
        Surface live = editor.live();

        block[3] = 9;
        editor.touch(new Box(0, 0, 1, 1));
        editor.touch(new Box(299, 0, 10, 1));

        assertThat(live.raster(new Box(0, 0, 1, 1)).get(0, 0, 3)).isEqualTo(9);
        assertThat(editor.readable(0, 0)).isSameAs(block);
        assertThat(editor.readable(1, 1)).isNull();
        assertThat(editor.touched()).isEqualTo(new Box(0, 0, 300, 1));
    }

    @Test
    void forgetsTilesWithoutAVisiblePixelAndKeepsThoseThatCameOutTheSame() {
        Surface before = Surface.of(noise(512, 256), 512, 256, 0, 0);
        SurfaceEditor editor = before.edit();
        byte[] erased = editor.writable(0, 0);
        for (int i = 3; i < erased.length; i += 4) {
            erased[i] = 0;
        }
        editor.writable(1, 0);

        Surface after = editor.finish();

        assertThat(after.tile(0, 0)).isNull();
        assertThat(after.tile(1, 0)).isSameAs(before.tile(1, 0));
        assertThatThrownBy(() -> editor.writable(0, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void movesByWholeTilesWithoutCopying() {
        Surface before = Surface.of(noise(600, 500), 600, 500, 0, 0);

        Surface after = before.resized(900, 800, 256, 256);

        assertThat(after.tile(1, 1)).isSameAs(before.tile(0, 0));
        assertThat(after.raster(new Box(256, 256, 600, 500)).rgba())
                .isEqualTo(noise(600, 500).rgba());
        assertThat(after.bounds()).isEqualTo(new Box(256, 256, 600, 500));
    }

    @Test
    void movesByAnyDistance() {
        Surface before = Surface.of(noise(600, 500), 600, 500, 0, 0);

        Surface after = before.resized(333, 700, -77, 41);

        assertThat(after.raster(new Box(0, 41, 333, 500)).rgba())
                .isEqualTo(crop(noise(600, 500), new Box(77, 0, 333, 500)).rgba());
        assertThat(after.bounds()).isEqualTo(new Box(0, 41, 333, 500));
    }

    @Test
    void whatWasBeyondTheEdgeDoesNotAppear() {
        SurfaceEditor editor = Surface.blank(100, 100, 1).edit();
        byte[] block = editor.writable(0, 0);
        block[50] = 1;
        block[150] = 1; // beyond the edge

        Surface larger = editor.finish().resized(200, 200, 0, 0);

        assertThat(larger.bounds()).isEqualTo(new Box(50, 0, 1, 1));
    }

    @Test
    void readsAndWritesMasks() {
        Mask mask = Mask.filled(20, 10, 77);

        Surface surface = Surface.of(mask, 300, 300, 250, 295);

        assertThat(surface.channels()).isEqualTo(1);
        assertThat(surface.bounds()).isEqualTo(new Box(250, 295, 20, 5));
        assertThat(surface.mask(new Box(250, 290, 20, 10)).get(0, 5)).isEqualTo(77);
        assertThatThrownBy(() -> surface.raster(surface.box()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void removesTilesToo() {
        Surface surface = Surface.of(Mask.filled(300, 10, 1), 300, 300, 0, 0);

        Surface changed = surface.with(changes(0, 0, null));

        assertThat(changed.tile(0, 0)).isNull();
        assertThat(changed.tile(1, 0)).isNotNull();
        assertThat(changed.with(changes(1, 0, null)).isBlank()).isTrue();
        assertThatThrownBy(() -> surface.with(changes(0, 0, Tile.of(new byte[1 << 18], 4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> surface.with(changes(2, 0, null)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesLeaveTheMemoryOnlyOnceTheyAreKeptElsewhere() {
        byte[] pixels = new byte[Tile.bytes(1)];
        pixels[5] = 42;
        Tile tile = Tile.of(pixels, 1);

        tile.release();
        assertThat(tile.pixels()).isSameAs(pixels);

        List<Tile> back = new ArrayList<>();
        tile.keptBy(new Copy(pixels.clone(), back));
        tile.release();
        assertThat(tile.pixels()).isNotSameAs(pixels).isEqualTo(pixels);
        assertThat(tile.pixels()).isSameAs(tile.pixels());
        assertThat(back).containsExactly(tile);
    }

    private record Copy(byte[] pixels, List<Tile> back) implements TileSource {
        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public byte[] read(Tile tile) {
            return pixels.clone();
        }

        @Override
        public void cameBack(Tile tile) {
            back.add(tile);
        }
    }

    private static Map<TileKey, Tile> changes(int column, int row, Tile tile) {
        Map<TileKey, Tile> changes = new HashMap<>();
        changes.put(new TileKey(column, row), tile);
        return changes;
    }

    private static Raster crop(Raster raster, Box box) {
        byte[] part = new byte[box.width() * box.height() * 4];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    raster.rgba(),
                    raster.index(box.x(), box.y() + y),
                    part,
                    y * box.width() * 4,
                    box.width() * 4);
        }
        return new Raster(box.width(), box.height(), part);
    }
}
