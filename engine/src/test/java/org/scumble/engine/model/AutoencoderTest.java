package org.scumble.engine.model;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Interpreter;
import org.scumble.engine.onnx.OnnxRunner;
import org.scumble.engine.tensor.HostTensor;

class AutoencoderTest {
    @Test
    void encodesAndDecodes() {
        agrees("vae");
    }

    @Test
    void encodesAndDecodesWithoutQuantisationConvolutionsAndAttention() {
        agrees("vae-bare");
    }

    @Test
    void theReferenceInterpreterAgreesToo() {
        Golden golden = Golden.load("vae-bare");
        AutoencoderConfig config = AutoencoderConfig.fromJson(golden.config());
        Golden.Case encode = golden.cases().getFirst();
        Golden.Case decode = golden.cases().getLast();

        Map<String, HostTensor> moments =
                Interpreter.run(Autoencoder.encoder(config), golden.weights(), encode.inputs());
        Map<String, HostTensor> picture =
                Interpreter.run(Autoencoder.decoder(config), golden.weights(), decode.inputs());

        encode.assertOutput("latent_mean", moments.get("latent_mean"));
        encode.assertOutput("latent_logvar", moments.get("latent_logvar"));
        decode.assertOutput("out_sample", picture.get("out_sample"));
    }

    private static void agrees(String name) {
        Golden golden = Golden.load(name);
        AutoencoderConfig config = AutoencoderConfig.fromJson(golden.config());
        try (var encoder = new OnnxRunner(Autoencoder.encoder(config), golden.weights());
                var decoder = new OnnxRunner(Autoencoder.decoder(config), golden.weights())) {
            for (Golden.Case one : golden.cases()) {
                boolean encodes = one.inputs().containsKey("sample");
                Map<String, HostTensor> outputs = (encodes ? encoder : decoder).run(one.inputs());
                one.outputs().keySet().forEach(key -> one.assertOutput(key, outputs.get(key)));
            }
        }
    }
}
