package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.engine.image.Raster;

/// Files as Krita, GIMP and MyPaint write them.
class ForeignOpenRasterTest {
    private static final Raster RED = Samples.filled(8, 8, 255, 0, 0, 255);
    private static final Raster GREEN = Samples.filled(4, 4, 0, 128, 0, 255);
    private static final Raster HALF = Samples.filled(8, 8, 0, 0, 200, 128);

    @TempDir private Path folder;

    /// Krita gives the root stack attributes, isolates groups and writes no resolution of use.
    @Test
    void groupsOfKritaAreDissolved() throws IOException {
        Opened opened =
                open(
                        """
                        <image version="0.0.1" xres="100" yres="100" w="16" h="12">
                         <stack opacity="1" name="root" composite-op="svg:src-over" visibility="visible" isolation="isolate">
                          <stack opacity="0.50196" name="light" composite-op="svg:src-over" visibility="hidden" isolation="isolate">
                           <layer src="data/green.png" opacity="0.5" name="glow" composite-op="svg:plus" visibility="visible" x="6" y="2" selected="true"/>
                          </stack>
                          <stack opacity="1" name="paint" composite-op="svg:src-over" visibility="visible" isolation="auto">
                           <layer src="data/half.png" opacity="1" name="glaze" composite-op="svg:multiply" visibility="visible" x="0" y="0"/>
                           <layer src="data/red.png" opacity="1" name="ground" composite-op="svg:src-over" visibility="visible" edit-locked="true" alpha-preserve="true" x="0" y="0"/>
                          </stack>
                         </stack>
                        </image>
                        """);

        Document document = opened.document();
        assertThat(opened.warnings()).isEmpty();
        assertThat(document.layers())
                .extracting(Layer::name)
                .containsExactly("ground", "glaze", "glow");
        Layer glow = document.layers().get(2);
        // Alone in an isolated group, it has nothing to add itself to.
        assertThat(glow.blend()).isEqualTo(Blend.NORMAL);
        assertThat(glow.opacity()).isEqualTo(0.25098);
        assertThat(glow.visible()).isFalse();
        assertThat(document.active()).isEqualTo(glow);
        assertThat(document.layers().get(1).blend()).isEqualTo(Blend.MULTIPLY);
        assertThat(document.layers().get(0).transparencyLocked()).isTrue();
        assertThat(Samples.pixel(glow, 6, 2)).isEqualTo("0 128 0 255");
        assertThat(Samples.pixel(glow, 5, 2)).isEqualTo("0 0 0 0");
    }

    /// GIMP writes neither a version nor a resolution, and numbers the pictures.
    @Test
    void filesOfGimpAreRead() throws IOException {
        Opened opened =
                open(
                        """
                        <?xml version='1.0' encoding='UTF-8'?>
                        <image w="16" h="12"><stack><layer src="data/half.png" name="Layer &#233; copy" x="-3" y="8" opacity="0.796078431372549" visibility="visible" composite-op="svg:screen" /><layer src="data/red.png" name="" x="4" y="-4" opacity="1.0" visibility="visible" composite-op="svg:src-over" /></stack></image>
                        """);

        assertThat(opened.warnings()).isEmpty();
        Layer upper = opened.document().layers().get(1);
        assertThat(upper.name()).isEqualTo("Layer é copy");
        assertThat(upper.blend()).isEqualTo(Blend.SCREEN);
        assertThat(upper.opacity()).isEqualTo(0.796078431372549);
        assertThat(upper.surface().bounds()).hasToString("Box[x=0, y=8, width=5, height=4]");
        Layer lower = opened.document().layers().getFirst();
        assertThat(lower.name()).as("the picture's own name").isEqualTo("red");
        assertThat(lower.surface().bounds()).hasToString("Box[x=4, y=0, width=8, height=4]");
        assertThat(opened.document().active()).isEqualTo(upper);
    }

    /// MyPaint moves what is in a group with the group.
    @Test
    void placesOfGroupsAddUp() throws IOException {
        Document document =
                open("""
                <image version="0.0.3" w="16" h="12"><stack><stack x="5" y="1"><stack x="1"><layer src="data/green.png" x="2" y="3"/></stack></stack></stack></image>
                """)
                        .document();

        assertThat(document.active().surface().bounds())
                .hasToString("Box[x=8, y=4, width=4, height=4]");
    }

    @Test
    void unknownWaysOfBlendingAreToldOf() throws IOException {
        Opened opened =
                open(
                        """
                        <image version="0.0.5" w="16" h="12"><stack>
                          <layer src="data/green.png" name="eraser" composite-op="svg:dst-out"/>
                          <layer src="data/green.png" name="sum" composite-op="svg:add"/>
                          <text name="words">Words</text>
                          <layer src="data/shape.svg" name="shape"/>
                        </stack></image>
                        """);

        assertThat(opened.document().layers())
                .extracting(Layer::blend)
                .containsExactly(Blend.ADD, Blend.NORMAL);
        assertThat(opened.warnings())
                .hasSize(3)
                .anyMatch(it -> it.contains("eraser") && it.contains("svg:dst-out"))
                .anyMatch(it -> it.contains("shape"))
                .anyMatch(it -> it.contains("words"));
    }

    @Test
    void aBlendingGroupOfOneLayerHandsItsBlendingDown() throws IOException {
        Opened opened =
                open(
                        """
                        <image version="0.0.5" w="16" h="12"><stack>
                          <stack name="shade" composite-op="svg:multiply" opacity="0.5">
                            <layer src="data/half.png" name="shadow" opacity="0.5"/>
                          </stack>
                          <layer src="data/red.png"/>
                        </stack></image>
                        """);

        assertThat(opened.warnings()).isEmpty();
        Layer shadow = opened.document().layers().get(1);
        assertThat(shadow.name()).isEqualTo("shadow");
        assertThat(shadow.blend()).isEqualTo(Blend.MULTIPLY);
        assertThat(shadow.opacity()).isEqualTo(0.25);
    }

    @Test
    void aBlendingGroupOfSeveralLayersBecomesOne() throws IOException {
        Opened opened =
                open(
                        """
                        <image version="0.0.5" w="16" h="12"><stack>
                          <stack name="shade" composite-op="svg:multiply">
                            <layer src="data/half.png" x="2"/>
                            <layer src="data/green.png"/>
                            <layer src="data/red.png" visibility="hidden"/>
                          </stack>
                          <layer src="data/red.png" name="ground"/>
                        </stack></image>
                        """);

        assertThat(opened.warnings()).hasSize(1).allMatch(it -> it.contains("shade"));
        assertThat(opened.document().layers())
                .extracting(Layer::name)
                .containsExactly("ground", "shade");
        Layer shade = opened.document().layers().get(1);
        assertThat(shade.blend()).isEqualTo(Blend.MULTIPLY);
        assertThat(Samples.pixel(shade, 0, 0)).isEqualTo("0 128 0 255");
        assertThat(Samples.pixel(shade, 3, 0)).isEqualTo("0 64 100 255");
        assertThat(Samples.pixel(shade, 9, 7)).isEqualTo("0 0 200 128");
        assertThat(Samples.pixel(shade, 12, 0)).isEqualTo("0 0 0 0");
    }

    /// Inside its group the glaze darkens green alone; outside it would darken the red as well.
    @Test
    void anIsolatedGroupStaysOneWhereItsLayersWouldReachOut() throws IOException {
        String stack =
                """
                <image version="0.0.5" w="16" h="12"><stack>
                  <stack name="leaf" isolation="%s">
                    <layer src="data/half.png" name="glaze" composite-op="svg:multiply"/>
                    <layer src="data/%s.png" name="base"/>
                  </stack>
                  <layer src="data/red.png" name="ground"/>
                </stack></image>
                """;

        assertThat(open(stack.formatted("isolate", "green")).document().layers())
                .extracting(Layer::name)
                .containsExactly("ground", "leaf");
        assertThat(open(stack.formatted("isolate", "red")).document().layers())
                .extracting(Layer::name)
                .containsExactly("ground", "base", "glaze");
        assertThat(open(stack.formatted("auto", "green")).document().layers())
                .extracting(Layer::name)
                .containsExactly("ground", "base", "glaze");
    }

    @Test
    void aMergedGroupLooksAsItDid() throws IOException {
        Document document =
                open("""
                <image version="0.0.5" w="16" h="12"><stack>
                  <stack name="leaf" isolation="isolate">
                    <layer src="data/half.png" composite-op="svg:multiply"/>
                    <layer src="data/green.png"/>
                  </stack>
                  <layer src="data/red.png"/>
                </stack></image>
                """)
                        .document();

        Raster picture = Compositor.render(document, document.box());
        // Half of the blue as it is over red, where the group has nothing else.
        assertThat(picture.get(6, 6, 0)).isEqualTo(127);
        assertThat(picture.get(6, 6, 2)).isEqualTo(100);
        // Green times blue is black; half of it over green, over red.
        assertThat(picture.get(1, 1, 0)).isZero();
        assertThat(picture.get(1, 1, 1)).isEqualTo(64);
        assertThat(picture.get(1, 1, 2)).isZero();
    }

    @Test
    void overlapsInHalfTransparentGroupsAreToldOf() throws IOException {
        Opened opened =
                open(
                        """
                        <image version="0.0.5" w="16" h="12"><stack>
                          <stack name="ghost" opacity="0.5">
                            <layer src="data/green.png"/><layer src="data/red.png"/>
                          </stack>
                        </stack></image>
                        """);

        assertThat(opened.warnings()).hasSize(1).allMatch(it -> it.contains("ghost"));
        assertThat(opened.document().layers()).extracting(Layer::opacity).containsOnly(0.5);
    }

    @Test
    void filesWithoutLayersAreBlank() throws IOException {
        Document document = open("<image w='16' h='12'><stack/></image>").document();

        assertThat(document.layers()).hasSize(1);
        assertThat(document.active().surface().isBlank()).isTrue();
    }

    private Opened open(String stack) throws IOException {
        return OpenRaster.read(
                new ZipBytes()
                        .text("stack.xml", stack)
                        .png("data/red.png", RED)
                        .png("data/green.png", GREEN)
                        .png("data/half.png", HALF)
                        .write(folder.resolve("foreign.ora")));
    }
}
