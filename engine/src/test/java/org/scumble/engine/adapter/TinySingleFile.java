package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scumble.engine.TinyModels;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.Layout;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;
import org.scumble.engine.weights.TensorSlice;
import org.scumble.engine.weights.Weights;

/// The tiny model of two text encoders as one file, with what files of Stable Diffusion XL have:
/// query, key and value projections of the second text encoder in one tensor, and buffers that are
/// no weights. Such files are recognised in real sizes alone, so this one is put together by hand.
final class TinySingleFile {
    static final String SECOND_ENCODER = "conditioner.embedders.1.model.";
    private static final Pattern PROJECTION =
            Pattern.compile("(.*)\\.self_attn\\.([qkv])_proj\\.(weight|bias)");

    private final Map<String, HostTensor> tensors = new HashMap<>();

    private TinySingleFile() {}

    static Checkpoint write(Path path) {
        return new TinySingleFile().write(Checkpoint.open(TinyModels.folder("sdxl")), path);
    }

    private Checkpoint write(Checkpoint folder, Path path) {
        Component<ClipTextConfig> first = folder.textEncoders().get(0);
        Component<ClipTextConfig> second = folder.textEncoders().get(1);
        add(folder.unet(), "unet.");
        add(folder.autoencoder(), "vae.");
        add(first, "conditioner.embedders.0.");
        add(second, SECOND_ENCODER);
        tensors.put("betas", HostTensor.of(new float[] {0.5f, 0.25f}, 2));
        tensors.put("global_step", HostTensor.scalar(7L));
        SafetensorsWriter.write(
                path, tensors, Map.of("modelspec.title", "Tiny", "modelspec.hash_sha256", "0xabc"));
        Safetensors file = Safetensors.open(path);
        return new Checkpoint(
                path,
                folder.family(),
                folder.variant(),
                Layout.SINGLE_FILE,
                folder.scheduler(),
                in(file, folder.unet(), "unet."),
                in(file, folder.autoencoder(), "vae."),
                List.of(
                        in(file, first, "conditioner.embedders.0."),
                        in(file, second, SECOND_ENCODER)),
                folder.zerosForEmptyPrompt(),
                List.of(),
                folder.statedResolution(),
                path.toFile().length());
    }

    /// The same model of which the last text encoder is missing, as from files of the U-Net alone.
    static Checkpoint withoutLastTextEncoder(Checkpoint model) {
        List<Component<ClipTextConfig>> encoders = new ArrayList<>(model.textEncoders());
        Component<ClipTextConfig> last = encoders.removeLast();
        Weights nothing = new Weights(new LinkedHashMap<>(), List.of(), List.of(), List.of());
        encoders.add(new Component<>(last.name(), last.config(), nothing));
        return new Checkpoint(
                model.path(),
                model.family(),
                model.variant(),
                model.layout(),
                model.scheduler(),
                model.unet(),
                model.autoencoder(),
                encoders,
                model.zerosForEmptyPrompt(),
                model.tokenizers(),
                model.statedResolution(),
                model.bytes());
    }

    private void add(Component<?> component, String prefix) {
        component.weights().slices().forEach((name, slice) -> add(prefix + name, slice.read()));
    }

    private void add(String key, HostTensor tensor) {
        Matcher projection = PROJECTION.matcher(key);
        if (!key.startsWith(SECOND_ENCODER) || !projection.matches()) {
            tensors.put(key, tensor);
            return;
        }
        long[] shape = tensor.shape();
        shape[0] *= 3;
        HostTensor fused =
                tensors.computeIfAbsent(
                        fused(projection), _ -> HostTensor.zeros(tensor.dtype(), shape));
        int bytes = tensor.data().remaining();
        fused.data().position(part(projection) * bytes).put(tensor.data());
    }

    private static String fused(Matcher projection) {
        return projection.group(1) + ".attn.in_proj_" + projection.group(3);
    }

    private static int part(Matcher projection) {
        return "qkv".indexOf(projection.group(2));
    }

    private static <C> Component<C> in(Safetensors file, Component<C> component, String prefix) {
        SequencedMap<String, TensorSlice> slices = new LinkedHashMap<>();
        component
                .weights()
                .slices()
                .forEach((name, before) -> slices.put(name, slice(file, prefix + name)));
        return new Component<>(
                component.name(),
                component.config(),
                new Weights(slices, List.of(), List.of(), List.of()));
    }

    private static TensorSlice slice(Safetensors file, String key) {
        Matcher projection = PROJECTION.matcher(key);
        return key.startsWith(SECOND_ENCODER) && projection.matches()
                ? file.slice(fused(projection)).part(part(projection), 3)
                : file.slice(key);
    }
}
