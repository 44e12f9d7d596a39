package org.scumble.engine.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;

/// Reads the tensors of modules.
final class ModuleReader {
    private final TensorReader tensors;
    private final PeftScales scales;

    ModuleReader(Safetensors file) {
        this.tensors = new TensorReader(file);
        this.scales = PeftScales.of(file);
    }

    /// Why the scales that stand beside the file are not used; empty if they are or none do.
    String problem() {
        return scales.problem();
    }

    /// @throws org.scumble.engine.EngineException if the file is gone or was cut short
    Examined<ModuleTensors> read(StoredModule module) {
        String otherKind = module.otherKind();
        if (otherKind != null) {
            return new Unsound<>(otherKind + " is not applied");
        }
        Map<String, HostTensor> read = new LinkedHashMap<>();
        for (var stored : module.tensors().entrySet()) {
            switch (tensors.read(stored.getValue())) {
                case Sound<HostTensor>(HostTensor tensor) -> read.put(stored.getKey(), tensor);
                case Unsound<HostTensor>(String reason) -> {
                    return new Unsound<>(reason);
                }
            }
        }
        double alpha = scales.alpha(module);
        if (alpha != 0) {
            read.putIfAbsent(Roles.ALPHA, HostTensor.scalar((float) alpha));
        }
        return new Sound<>(new ModuleTensors(module.name(), read));
    }

    /// The alpha that goes with a module's rank; 0 if it has none.
    ///
    /// @throws org.scumble.engine.EngineException if the file is gone or was cut short
    double alpha(StoredModule module) {
        var stored = module.tensors().get(Roles.ALPHA);
        if (stored == null
                || !(tensors.read(stored) instanceof Sound<HostTensor>(HostTensor alpha))
                || alpha.elements() != 1) {
            return scales.alpha(module);
        }
        double value = alpha.dtype().isFloating() ? alpha.floats()[0] : alpha.longs()[0];
        return Double.isFinite(value) ? value : 0;
    }
}
