package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Box;

class TilesTest {
    @Test
    void visitsTheTilesUnderABoxRowByRowWithWhatTheyShare() {
        List<Box> parts = new ArrayList<>();
        List<TileKey> places = new ArrayList<>();
        Tiles.each(
                new Box(250, 500, 262, 20),
                (column, row, part) -> {
                    places.add(new TileKey(column, row));
                    parts.add(part);
                });

        assertThat(places)
                .containsExactly(
                        new TileKey(0, 1), new TileKey(1, 1), new TileKey(0, 2), new TileKey(1, 2));
        assertThat(parts)
                .containsExactly(
                        new Box(250, 500, 6, 12),
                        new Box(256, 500, 256, 12),
                        new Box(250, 512, 6, 8),
                        new Box(256, 512, 256, 8));
    }

    @Test
    void underABoxWithoutPixelsLiesNoTile() {
        List<TileKey> places = new ArrayList<>();
        Tiles.eachPlace(
                new Box(10, 10, 0, 5), (column, row) -> places.add(new TileKey(column, row)));

        assertThat(places).isEmpty();
    }

    @Test
    void numbersThePixelsOfATileRowByRow() {
        assertThat(Tiles.index(Tile.SIZE + 3, 2 * Tile.SIZE + 1)).isEqualTo(Tile.SIZE + 3);
    }
}
