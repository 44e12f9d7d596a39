package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.image.Box;

class TextsTest {
    private static final TextStyle STYLE = new TextStyle("SansSerif", 40, 0xff2040c0, false, false);
    private final Document document = Document.blank(600, 300);

    @BeforeEach
    void needsAFont() {
        assumeThat(Texts.families()).isNotEmpty();
    }

    @Test
    void theTextIsOnALayerOfItsOwn() {
        Document written = Texts.add(document, "Hello\nthere", STYLE, 50, 60);
        Box bounds = written.active().surface().bounds();

        assertThat(written.layers()).hasSize(2);
        assertThat(written.active().name()).isEqualTo("Hello");
        assertThat(bounds.x()).isBetween(50, 60);
        assertThat(bounds.y()).isBetween(60, 80);
        assertThat(bounds.height()).isBetween(60, 100);
        int ink = Selections.alpha(written, written.activeLayer()).mask(bounds).values().length;
        assertThat(ink).isPositive();
    }

    @Test
    void thicknessSizeAndColourCount() {
        TextStyle bold = new TextStyle("SansSerif", 40, 0xff2040c0, true, false);
        TextStyle large = new TextStyle("SansSerif", 80, 0x802040c0, false, true);

        assertThat(coverage(bold)).isGreaterThan(1.15 * coverage(STYLE));
        assertThat(bounds(large).height()).isCloseTo(2 * bounds(STYLE).height(), within(6));
        Document written = Texts.add(document, "I", large, 50, 60);
        int most =
                ColourPicker.layer(
                        written,
                        written.activeLayer(),
                        bounds(large).x() + bounds(large).width() / 2,
                        bounds(large).y() + bounds(large).height() / 2,
                        1);
        assertThat(most).isEqualTo(0x802040c0);
    }

    @Test
    void nothingComesOfBlankTextOrOffTheCanvas() {
        assertThat(Texts.add(document, " \n ", STYLE, 50, 60)).isSameAs(document);
        assertThat(Texts.add(document, "", STYLE, 50, 60)).isSameAs(document);
        assertThat(Texts.add(document, "Far", STYLE, 5000, 60)).isSameAs(document);
    }

    private Box bounds(TextStyle style) {
        return Texts.add(document, "I", style, 50, 60).active().surface().bounds();
    }

    private double coverage(TextStyle style) {
        Document written = Texts.add(document, "I", style, 50, 60);
        return Selections.alpha(written, written.activeLayer()).mask(document.box()).coverage();
    }
}
