package org.scumble.app.canvas.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Version;

/// Compares histories bit by bit. A pair of tiles that was found to be the same is not compared
/// again.
final class Sameness {
    private final Map<Tile, Tile> same = new IdentityHashMap<>();

    /// Fails unless both say the same of every version.
    void check(History actual, History expected) {
        assertThat(actual.operation()).isEqualTo(expected.operation());
        assertThat(actual.position()).isEqualTo(expected.position());
        checkVersions(actual.versions(), expected.versions());
    }

    void checkVersions(List<Version> actual, List<Version> expected) {
        assertThat(actual)
                .extracting(Version::number)
                .isEqualTo(expected.stream().map(Version::number).toList());
        assertThat(actual)
                .extracting(Version::name)
                .isEqualTo(expected.stream().map(Version::name).toList());
        for (int i = 0; i < actual.size(); i++) {
            check(actual.get(i).document(), expected.get(i).document());
        }
    }

    void check(Document actual, Document expected) {
        assertThat(bare(actual)).isEqualTo(bare(expected));
        for (int i = 0; i < actual.layers().size(); i++) {
            check(actual.layers().get(i).surface(), expected.layers().get(i).surface());
        }
        Surface selection = actual.selection();
        Surface expectedSelection = expected.selection();
        assertThat(selection == null).isEqualTo(expectedSelection == null);
        if (selection != null && expectedSelection != null) {
            check(selection, expectedSelection);
        }
    }

    /// Everything but the pixels.
    private static List<Object> bare(Document document) {
        Surface none = Surface.blank(1, 1, 4);
        Surface noMask = Surface.blank(1, 1, 1);
        return List.of(
                document.width(),
                document.height(),
                document.activeLayer(),
                document.settings(),
                document.layers().stream()
                        .map(it -> it.withSurface(it.kind() == Layer.Kind.MASK ? noMask : none))
                        .map(it -> it.toString().replaceAll("Surface@\\w+", ""))
                        .toList());
    }

    private void check(Surface actual, Surface expected) {
        for (int row = 0; row < actual.rows(); row++) {
            for (int column = 0; column < actual.columns(); column++) {
                Tile one = actual.tile(column, row);
                Tile other = expected.tile(column, row);
                if (one == null || other == null) {
                    assertThat(one).isSameAs(other);
                } else if (same.get(one) != other) {
                    assertThat(Arrays.equals(one.pixels(), other.pixels()))
                            .as("tile %d, %d", column, row)
                            .isTrue();
                    same.put(one, other);
                }
            }
        }
    }
}
