package org.scumble.app.canvas.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.image.Box;

class WantTest {
    private static final Viewport WHOLE = new Viewport(768, 768, 1, 0, 0);

    private final Document document = Document.blank(768, 768);
    private final TileCaches caches = new TileCaches(0);

    private List<Want> wants(Set<Plane> planes, Viewport view) {
        return Want.all(document, planes, view, caches);
    }

    @Test
    void theMiddleOfTheScreenComesFirst() {
        List<Want> wants = wants(Set.of(Plane.PICTURE), WHOLE);

        assertThat(wants).hasSize(9);
        assertThat(wants.getFirst().box()).isEqualTo(new Box(256, 256, 256, 256));
        assertThat(wants.getLast().box().contains(new Box(256, 256, 1, 1))).isFalse();
    }

    @Test
    void onlyPlanesWithSomethingToShowAreMade() {
        Viewport corner = new Viewport(100, 100, 1, 0, 0);

        assertThat(wants(Planes.of(document), corner))
                .extracting(Want::plane)
                .containsExactly(Plane.PICTURE);
        assertThat(wants(Set.of(Plane.PICTURE, Plane.SELECTION), corner)).hasSize(2);
    }

    @Test
    void whatSomebodyIsAtOrIsThereIsNotWanted() {
        TileCache.Key first = new TileCache.Key(0, 0, 0);
        int begun = caches.of(Plane.PICTURE).begin(first);
        assertThat(wants(Set.of(Plane.PICTURE), WHOLE)).hasSize(8);

        caches.of(Plane.PICTURE).put(first, null, begun);
        assertThat(wants(Set.of(Plane.PICTURE), WHOLE)).hasSize(8);
    }

    @Test
    void aDocumentMadeSmallerNeedsFewerTiles() {
        List<Want> wants = wants(Set.of(Plane.PICTURE), new Viewport(384, 384, 0.5, 0, 0));

        assertThat(wants).hasSize(4);
        assertThat(wants).extracting(want -> want.box().width()).containsOnly(512);
    }
}
