package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class LayersTest {
    private static final int SIDE = 300;

    private static Raster noise(long seed) {
        Raster raster = Raster.blank(SIDE, SIDE);
        new Random(seed).nextBytes(raster.rgba());
        return raster;
    }

    private static Document three() {
        Document document = Document.of(noise(1), "Picture");
        document = Layers.add(document, layer(2));
        return Layers.add(document, layer(3));
    }

    private static Layer layer(long seed) {
        return Layer.raster(0, "Noise " + seed, Surface.of(noise(seed), SIDE, SIDE, 0, 0))
                .withId(seed);
    }

    private static List<String> names(Document document) {
        return document.layers().stream().map(Layer::name).toList();
    }

    @Test
    void addsAboveTheActiveLayer() {
        Document document = Layers.activate(three(), 1);

        document = Layers.add(document, Layer.Kind.RASTER);
        document = Layers.add(document, Layer.Kind.MASK);

        assertThat(names(document))
                .containsExactly("Picture", "Layer 1", "Mask 1", "Noise 2", "Noise 3");
        assertThat(document.active().name()).isEqualTo("Mask 1");
        assertThat(Layers.add(document, document.active()).layers()).hasSize(6);
    }

    @Test
    void removesAndActivatesTheOneBelow() {
        Document document = Layers.remove(three(), 3);

        assertThat(names(document)).containsExactly("Picture", "Noise 2");
        assertThat(document.activeLayer()).isEqualTo(2);
        assertThat(Layers.remove(Layers.activate(document, 1), 1).activeLayer()).isEqualTo(2);
        assertThatThrownBy(() -> Layers.remove(three(), 99))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastLayerLeavesAnEmptyOne() {
        Document document = Layers.remove(Document.of(noise(1), "Picture"), 1);

        assertThat(names(document)).containsExactly("Layer 1");
        assertThat(document.active().surface().isBlank()).isTrue();
    }

    @Test
    void movesDuplicatesAndChanges() {
        Document document = Layers.move(three(), 1, 99);
        assertThat(names(document)).containsExactly("Noise 2", "Noise 3", "Picture");

        document = Layers.duplicate(document, 2);
        assertThat(names(document))
                .containsExactly("Noise 2", "Noise 2 copy", "Noise 3", "Picture");
        assertThat(document.active().surface()).isSameAs(document.layer(2).orElseThrow().surface());

        document = Layers.rename(document, 2, "Sky");
        document = Layers.withOpacity(document, 2, 0.5);
        document = Layers.withVisible(document, 2, false);
        document = Layers.withBlend(document, 2, Blend.MULTIPLY);
        document = Layers.withTransparencyLocked(document, 2, true);
        Layer changed = document.layers().getFirst();
        assertThat(changed)
                .isEqualTo(
                        new Layer(
                                2,
                                Layer.Kind.RASTER,
                                "Sky",
                                0.5,
                                false,
                                true,
                                Blend.MULTIPLY,
                                changed.surface()));
    }

    @Test
    void mergedLayersLookAsBefore() {
        Document document = Layers.withOpacity(three(), 3, 0.4);
        document = Layers.withBlend(document, 3, Blend.OVERLAY);
        Raster before = Compositor.render(document, document.box());

        Document merged = Layers.mergeVisible(document);

        assertThat(merged.layers()).hasSize(1);
        assertThat(Compositor.render(merged, document.box()).rgba()).isEqualTo(before.rgba());
    }

    @Test
    void mergesDownAndKeepsTheLowerOnesPlace() {
        Document document = Layers.withOpacity(Layers.withVisible(three(), 2, false), 2, 0.5);

        Document merged = Layers.mergeDown(document, 3);

        assertThat(names(merged)).containsExactly("Picture", "Noise 2");
        assertThat(merged.activeLayer()).isEqualTo(2);
        assertThat(merged.active().visible()).isFalse();
        assertThat(merged.active().opacity()).isEqualTo(1);
        Document pair =
                document.withLayers(
                        List.of(
                                document.layers().get(1).withVisible(true),
                                document.layers().get(2)),
                        2);
        assertThat(merged.active().surface().raster(document.box()).rgba())
                .isEqualTo(Compositor.render(pair, document.box()).rgba());
    }

    @Test
    void sharesTilesThatNothingLiesOver() {
        Document document = Document.of(noise(1), "Picture");
        document = Layers.add(document, Layer.Kind.RASTER);

        Document merged = Layers.mergeDown(document, document.activeLayer());

        Surface before = document.layers().getFirst().surface();
        assertThat(merged.active().surface().differences(before)).isEmpty();
    }

    @Test
    void masksMergeByTheGreaterValue() {
        Document document = Document.blank(SIDE, SIDE);
        document = Layers.add(document, mask(50));
        document = Layers.add(document, mask(70));

        Document merged = Layers.mergeDown(document, document.activeLayer());

        assertThat(merged.active().surface().mask(document.box()).get(5, 5)).isEqualTo(70);
        long lowest = merged.activeLayer();
        assertThat(Layers.canMergeDown(merged, lowest)).isFalse();
        assertThatThrownBy(() -> Layers.mergeDown(merged, lowest))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Layer mask(int value) {
        return Layer.mask(1, "Mask", Surface.of(Mask.filled(SIDE, SIDE, value), SIDE, SIDE, 0, 0));
    }

    @Test
    void flatteningDropsWhatIsHiddenAndKeepsMasks() {
        Document document = Layers.withVisible(three(), 2, false);
        document = Layers.add(document, Layer.Kind.MASK);

        assertThat(names(Layers.flatten(document))).containsExactly("Picture", "Mask 1");
        assertThat(names(Layers.mergeVisible(document)))
                .containsExactly("Picture", "Noise 2", "Mask 1");
    }
}
