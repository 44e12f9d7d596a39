package org.scumble.engine.model;

import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Interpreter;
import org.scumble.engine.onnx.OnnxRunner;

class UNetTest {
    @Test
    void stableDiffusion1() {
        agrees("unet-sd15");
    }

    @Test
    void stableDiffusion2() {
        agrees("unet-sd2");
    }

    @Test
    void stableDiffusionXl() {
        agrees("unet-sdxl");
    }

    @Test
    void inpaintingWithNineChannels() {
        agrees("unet-inpaint");
    }

    @Test
    void unusualConfigurations() {
        agrees("unet-unusual");
        agrees("unet-no-mid");
    }

    @Test
    void theReferenceInterpreterAgreesToo() {
        Golden golden = Golden.load("unet-no-mid");
        var graph = UNet.graph(UNetConfig.fromJson(golden.config()));
        for (Golden.Case one : golden.cases()) {
            var outputs = Interpreter.run(graph, golden.weights(), one.inputs());
            one.assertOutput("out_sample", outputs.get("out_sample"));
        }
    }

    /// Runs all cases in one session: batches and sizes change, odd ones among them.
    private static void agrees(String name) {
        Golden golden = Golden.load(name);
        var graph = UNet.graph(UNetConfig.fromJson(golden.config()));
        try (var runner = new OnnxRunner(graph, golden.weights())) {
            for (Golden.Case one : golden.cases()) {
                one.assertOutput("out_sample", runner.run(one.inputs()).get("out_sample"));
            }
        }
    }
}
