package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.Dim;

/// The graphs of the real families declare exactly the parameters of the reference models.
class ParametersTest {
    @Test
    void unets() {
        assertThat(parameters(UNet.graph(UNetConfig.SD15)))
                .isEqualTo(Families.parameters("unet-sd15"));
        assertThat(parameters(UNet.graph(UNetConfig.SD15.withInChannels(9))))
                .isEqualTo(Families.parameters("unet-sd15-inpainting"));
        assertThat(parameters(UNet.graph(UNetConfig.SD2)))
                .isEqualTo(Families.parameters("unet-sd2"));
        assertThat(parameters(UNet.graph(UNetConfig.SDXL)))
                .isEqualTo(Families.parameters("unet-sdxl"));
    }

    @Test
    void autoencoders() {
        assertThat(
                        parameters(
                                Autoencoder.encoder(AutoencoderConfig.SD),
                                Autoencoder.decoder(AutoencoderConfig.SD)))
                .isEqualTo(Families.parameters("vae-sd"));
        assertThat(
                        parameters(
                                Autoencoder.encoder(AutoencoderConfig.SDXL),
                                Autoencoder.decoder(AutoencoderConfig.SDXL)))
                .isEqualTo(Families.parameters("vae-sdxl"));
    }

    @Test
    void textEncoders() {
        var everything = new ClipTextModel.Output(0, true, true);
        assertThat(parameters(ClipTextModel.graph(ClipTextConfig.CLIP_L, everything)))
                .isEqualTo(Families.parameters("text-clip-l"));
        assertThat(parameters(ClipTextModel.graph(ClipTextConfig.OPENCLIP_H, everything)))
                .isEqualTo(Families.parameters("text-openclip-h"));
        assertThat(parameters(ClipTextModel.graph(ClipTextConfig.OPENCLIP_BIGG, everything)))
                .isEqualTo(Families.parameters("text-openclip-bigg"));
    }

    @Test
    void imageEncoders() {
        assertThat(parameters(ClipVisionModel.graph(ClipVisionConfig.VIT_L_14)))
                .isEqualTo(Families.parameters("vision-vit-l-14"));
    }

    @Test
    void skippedLayersAreNotAskedFor() {
        Graph graph =
                ClipTextModel.graph(
                        ClipTextConfig.CLIP_L, new ClipTextModel.Output(2, false, false));

        assertThat(parameters(graph))
                .noneMatch(line -> line.contains("layers.10.") || line.contains("layers.11."))
                .noneMatch(line -> line.contains("final_layer_norm"))
                .anyMatch(line -> line.contains("layers.9."));
    }

    private static List<String> parameters(Graph... graphs) {
        return Stream.of(graphs)
                .flatMap(graph -> graph.parameters().stream())
                .map(ParametersTest::line)
                .distinct()
                .sorted()
                .toList();
    }

    private static String line(Value value) {
        var parameter = (Op.Parameter) value.op();
        return parameter.name()
                + parameter.shape().dims().stream()
                        .map(Dim::toString)
                        .collect(Collectors.joining(" ", " ", ""));
    }
}
