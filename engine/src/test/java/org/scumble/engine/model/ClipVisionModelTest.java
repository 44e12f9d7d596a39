package org.scumble.engine.model;

import org.junit.jupiter.api.Test;
import org.scumble.engine.graph.Interpreter;
import org.scumble.engine.onnx.OnnxRunner;

class ClipVisionModelTest {
    @Test
    void embedsPictures() {
        Golden golden = Golden.load("vision");
        var graph = ClipVisionModel.graph(ClipVisionConfig.fromJson(golden.config()));

        for (Golden.Case one : golden.cases()) {
            var outputs = OnnxRunner.run(graph, golden.weights(), one.inputs());
            var exact = Interpreter.run(graph, golden.weights(), one.inputs());
            one.assertOutput("image_embeds", outputs.get("image_embeds"));
            one.assertOutput("image_embeds", exact.get("image_embeds"));
        }
    }
}
