package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.TensorEntry;

/// A LoRA's file by itself, whatever model it is for.
final class LoraFile {
    private static final List<String> NEEDED = List.of(Roles.DOWN, Roles.UP);
    private static final List<String> FACTORS =
            List.of(Roles.DOWN, Roles.UP, Roles.MID, Roles.ALPHA);
    private static final HostTensor NOTHING = HostTensor.zeros(DType.F32);

    private final AdapterInfo info;
    private final Safetensors file;
    private final ModuleReader modules;
    private final List<StoredModule> layers;

    private LoraFile(AdapterInfo info, Safetensors file, List<StoredModule> layers) {
        this.info = info;
        this.file = file;
        this.modules = new ModuleReader(file);
        this.layers = layers;
    }

    /// A layer's factors, all scales worked in.
    ///
    /// @param shape of the weight that it changes: `[out, in]` or `[out, in, kH, kW]`
    record Layer(List<Long> shape, LowRank factors) {}

    /// @throws EngineException as [Adapter#open], and of reason UNSUPPORTED if it is of a kind
    ///     without factors
    static LoraFile open(Path path) {
        AdapterInfo info = Adapter.open(path).info();
        Safetensors file = Safetensors.open(path);
        List<StoredModule> layers =
                StoredAdapter.of(file).modules().stream()
                        .filter(module -> module.tensors().keySet().containsAll(NEEDED))
                        .toList();
        if (layers.isEmpty()) {
            throw new EngineException(
                    Reason.UNSUPPORTED,
                    "%s is of another kind (%s), which has no ranks to change. Choose a LoRA."
                            .formatted(info.name(), info.kind().words()));
        }
        return new LoraFile(info, file, layers);
    }

    AdapterInfo info() {
        return info;
    }

    /// What its header says, but for PEFT's scales, which are in the factors.
    Map<String, String> metadata() {
        Map<String, String> texts = new TreeMap<>(file.metadata());
        texts.remove(PeftScales.KEY);
        return texts;
    }

    /// The type in which its first factors are stored.
    DType type() {
        return Optional.ofNullable(layers.getFirst().tensors().get(Roles.DOWN))
                .map(entry -> entry.type().dtype())
                .filter(DType::isFloating)
                .orElse(DType.F16);
    }

    /// The modules that are LoRA or LoCon, in the file's order.
    List<StoredModule> layers() {
        return layers;
    }

    /// The keys of all tensors that are no factors of these layers.
    Set<String> others() {
        Set<String> keys = new TreeSet<>(file.entries().keySet());
        for (StoredModule layer : layers) {
            FACTORS.forEach(
                    role -> {
                        TensorEntry entry = layer.tensors().get(role);
                        if (entry != null) {
                            keys.remove(entry.name());
                        }
                    });
        }
        return keys;
    }

    /// A tensor as it is stored.
    HostTensor tensor(String key) {
        return file.read(key);
    }

    /// Reads a layer.
    ///
    /// @throws EngineException of reason BAD_FILE if it is not sound
    Layer read(StoredModule layer) {
        return switch (modules.read(layer)) {
            case Sound<ModuleTensors>(ModuleTensors module) -> read(layer, module);
            case Unsound<ModuleTensors>(String reason) -> throw unsound(layer, reason);
        };
    }

    private Layer read(StoredModule layer, ModuleTensors module) {
        Map<String, HostTensor> factors = new HashMap<>(module.tensors());
        factors.keySet().retainAll(FACTORS);
        Target target = new Target(Part.UNET, layer.name(), shape(layer, factors), false);
        return switch (Changes.of(new ModuleTensors(layer.name(), factors), target)) {
            case Reading.Understood(Change change) ->
                    new Layer(target.shape(), change.lowRank(target).orElseThrow());
            case Reading.NotUnderstood(String reason) -> throw unsound(layer, reason);
        };
    }

    private List<Long> shape(StoredModule layer, Map<String, HostTensor> factors) {
        long[] up = factors.getOrDefault(Roles.UP, NOTHING).shape();
        long[] down = factors.getOrDefault(Roles.DOWN, NOTHING).shape();
        long[] kernel = factors.getOrDefault(Roles.MID, NOTHING).shape();
        if (up.length == 0 || down.length < 2) {
            throw unsound(layer, "its shapes are no layer's");
        }
        List<Long> shape = new ArrayList<>(List.of(up[0], down[1]));
        for (int axis = 2; axis < Math.max(down.length, kernel.length); axis++) {
            shape.add(axis < kernel.length ? kernel[axis] : down[axis]);
        }
        return shape;
    }

    private EngineException unsound(StoredModule layer, String reason) {
        return new EngineException(
                Reason.BAD_FILE,
                "%s has a damaged layer, %s: %s. Download or copy it again."
                        .formatted(info.name(), ForeignText.name(layer.name()), reason));
    }
}
