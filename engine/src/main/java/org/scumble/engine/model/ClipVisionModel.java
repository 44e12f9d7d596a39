package org.scumble.engine.model;

import java.util.Map;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.GraphBuilder;
import org.scumble.engine.graph.Value;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

/// CLIP's image encoder, a vision transformer (Dosovitskiy et al., 2021). Names follow
/// transformers' `CLIPVisionModelWithProjection`.
///
/// From `pixel_values` `[batch, imageChannels, imageSize, imageSize]`, normalised as CLIP wants
/// them, to `image_embeds` `[batch, projectionSize]`, in the space shared with pooled prompts.
/// Neither is scaled to unit length.
public final class ClipVisionModel {
    private static final String NAME = "vision_model";

    private final ClipVisionConfig config;
    private final int width;
    private final GraphBuilder graph = new GraphBuilder();
    private final Dim batch = Dim.symbol("batch");

    private ClipVisionModel(ClipVisionConfig config) {
        this.config = config;
        this.width = config.transformer().hiddenSize();
    }

    /// The graph of an image encoder.
    public static Graph graph(ClipVisionConfig config) {
        return new ClipVisionModel(config).build();
    }

    private Graph build() {
        var transformer = new ClipTransformer(graph, config.transformer(), NAME, false, null);
        // Misspelt where it was published.
        Value x = transformer.norm(NAME + ".pre_layrnorm", embeddings());
        x = transformer.layers(x, 0, config.transformer().layers());
        Value picture = graph.reshape(graph.slice(x, 1, 0, 1), Shape.of(batch, width));
        picture = transformer.norm(NAME + ".post_layernorm", picture);
        Value projection =
                graph.parameter(
                        "visual_projection.weight", Shape.of(config.projectionSize(), width));
        return graph.build(Map.of("image_embeds", graph.linear(picture, projection, null)));
    }

    /// A token for the whole picture, then one a patch.
    private Value embeddings() {
        int channels = config.imageChannels();
        int size = config.imageSize();
        int patch = config.patchSize();
        Value pixels =
                graph.input("pixel_values", DType.F32, Shape.of(batch, channels, size, size));
        Value kernel = embedding("patch_embedding.weight", width, channels, patch, patch);
        Value patches = new Blocks(graph).toSequence(graph.conv(pixels, kernel, null, patch, 0));
        Value picture =
                graph.expand(embedding("class_embedding", width), Shape.of(batch, 1, width));
        Value positions = embedding("position_embedding.weight", config.patches() + 1, width);
        return graph.add(graph.concat(1, picture, patches), positions);
    }

    private Value embedding(String name, Object... sizes) {
        return graph.parameter(NAME + ".embeddings." + name, Shape.of(sizes));
    }
}
