package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphPrinter;

/// What graphs are made of: a change here may change every model's speed.
class GraphDumpTest {
    @Test
    void stableDiffusion1() {
        assertThat(operators(UNet.graph(UNetConfig.SD15)))
                .isEqualTo(
                        "Add 196, Concat 13, Constant 1, Conv 98, Cos 1, FusedMatMul 184, Gelu 16,"
                                + " GroupNormalization 61, LayerNormalization 48, Mul 17,"
                                + " MultiHeadAttention 32, QuickGelu 47, Reshape 55, Resize 3,"
                                + " Sin 1, Slice 32, Transpose 32");
    }

    @Test
    void stableDiffusionXl() {
        assertThat(operators(UNet.graph(UNetConfig.SDXL)))
                .isEqualTo(
                        "Add 579, Concat 12, Constant 2, Conv 51, Cos 2, FusedMatMul 743, Gelu 70,"
                                + " GroupNormalization 46, LayerNormalization 210, Mul 72,"
                                + " MultiHeadAttention 140, QuickGelu 38, Reshape 42, Resize 2,"
                                + " Sin 2, Slice 140, Transpose 22");
    }

    @Test
    void autoencoder() {
        assertThat(operators(Autoencoder.decoder(AutoencoderConfig.SD)))
                .isEqualTo(
                        "Add 19, Conv 36, FusedMatMul 4, GroupNormalization 30,"
                                + " MultiHeadAttention 1, QuickGelu 29, Reshape 2, Resize 3,"
                                + " Transpose 2");
    }

    /// The whole graph of a small model, line by line. After a change that is meant, `actual` of
    /// the failure is the new file.
    @Test
    void theGraphOfASmallUNetIsAsItWas() throws IOException {
        var config = UNetConfig.fromJson(Golden.load("unet-no-mid").config());
        try (var file = getClass().getResourceAsStream("/golden/models/unet-no-mid.graph.txt")) {
            assertThat(GraphPrinter.print(UNet.graph(config)))
                    .isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String operators(Graph graph) {
        return graph.nodes().stream()
                .collect(
                        Collectors.groupingBy(
                                node -> node.op().getClass().getSimpleName(),
                                TreeMap::new,
                                Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
