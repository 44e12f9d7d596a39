package org.scumble.engine.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.Op;
import org.scumble.engine.graph.Value;
import org.scumble.engine.model.Autoencoder;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.ClipTextModel;
import org.scumble.engine.model.UNet;
import org.scumble.engine.model.UNetConfig;

/// The parameters a model needs, name → shape: those its graph declares.
public final class ModelParameters {
    private ModelParameters() {}

    /// Those of a U-Net, in the order in which its graph uses them.
    public static SequencedMap<String, long[]> of(UNetConfig config) {
        return of(List.of(UNet.graph(config)));
    }

    static SequencedMap<String, long[]> of(AutoencoderConfig config) {
        return of(List.of(Autoencoder.encoder(config), Autoencoder.decoder(config)));
    }

    /// Those of a text encoder, its final norm and its projection included.
    public static SequencedMap<String, long[]> of(ClipTextConfig config) {
        var everything = new ClipTextModel.Output(0, true, true);
        return of(List.of(ClipTextModel.graph(config, everything)));
    }

    private static SequencedMap<String, long[]> of(List<Graph> graphs) {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        for (Graph graph : graphs) {
            for (Value value : graph.parameters()) {
                if (value.op() instanceof Op.Parameter parameter) {
                    shapes.put(parameter.name(), parameter.shape().evaluate(Map.of()));
                }
            }
        }
        return shapes;
    }
}
