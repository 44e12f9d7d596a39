package org.scumble.engine.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Device;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.AdapterStack;
import org.scumble.engine.adapter.MergedWeights;
import org.scumble.engine.adapter.Part;
import org.scumble.engine.adapter.Weighted;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tokenizer.ClipTokenizer;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.Variant;
import org.scumble.engine.weights.Weights;

/// A whole model, open and ready: words to conditioning, noise to latents, latents to pixels.
public final class DiffusionModel implements AutoCloseable {
    /// OpenCLIP's encoders were trained with padding of zeros, CLIP-L's with its end token.
    private static final int OPENCLIP_PADDING = 0;

    /// What to tell about a checkpoint that [#wantsAutoencoder].
    public static final String WITHOUT_AUTOENCODER =
            "It has no autoencoder of its own: choose a VAE file with it.";

    private final TextConditioner text;
    private final Lazy<Denoiser> denoiser;
    private final NoiseTraining training;
    private final LatentCodec codec;
    private final boolean inpainting;
    /// Null on devices with a memory of their own.
    private final @Nullable Lazy<MemoryBudget> memory;

    private Map<String, List<Weighted>> worn = Map.of();

    private DiffusionModel(
            TextConditioner text,
            Lazy<Denoiser> denoiser,
            NoiseTraining training,
            LatentCodec codec,
            boolean inpainting,
            @Nullable Lazy<MemoryBudget> memory) {
        this.text = text;
        this.denoiser = denoiser;
        this.training = training;
        this.codec = codec;
        this.inpainting = inpainting;
        this.memory = memory;
    }

    /// Opens a checkpoint.
    ///
    /// @param clipTokenizer folder of CLIP's vocabulary, for checkpoints that carry none
    /// @throws EngineException if parts are missing or the variant is not run here
    public static DiffusionModel open(
            Checkpoint checkpoint, Path clipTokenizer, OnnxRuntime runtime) {
        return open(checkpoint, List.of(), clipTokenizer, runtime);
    }

    /// Opens a checkpoint with adapters worked into its weights.
    ///
    /// @param merged those whose kind asks for it, in order
    public static DiffusionModel open(
            Checkpoint checkpoint,
            List<AdapterStack.Layer> merged,
            Path clipTokenizer,
            OnnxRuntime runtime) {
        requireRunnable(checkpoint);
        List<TextEncoder> encoders = new ArrayList<>();
        for (int i = 0; i < checkpoint.textEncoders().size(); i++) {
            Component<ClipTextConfig> part = checkpoint.textEncoders().get(i);
            encoders.add(
                    new TextEncoder(
                            tokenizer(checkpoint, i, clipTokenizer),
                            part.config(),
                            part.weights(),
                            replaced(merged, TextConditioner.PARTS.get(i), part.weights())::get,
                            runtime));
        }
        NoiseTraining training = NoiseTraining.of(checkpoint.scheduler());
        return new DiffusionModel(
                new TextConditioner(encoders, checkpoint.zerosForEmptyPrompt()),
                new Lazy<>(
                        () ->
                                new Denoiser(
                                        checkpoint.unet().config(),
                                        checkpoint.unet().weights(),
                                        MergedWeights.of(
                                                merged, Part.UNET, checkpoint.unet().weights()),
                                        training,
                                        runtime)),
                training,
                new LatentCodec(
                        checkpoint.autoencoder().config(),
                        checkpoint.autoencoder().weights(),
                        runtime),
                checkpoint.variant() == Variant.INPAINTING,
                runtime.device() == Device.CPU
                        ? new Lazy<>(
                                () ->
                                        new MemoryBudget(
                                                checkpoint.unet().config(),
                                                checkpoint.autoencoder().config()))
                        : null);
    }

    private static Lazy<Map<String, HostTensor>> replaced(
            List<AdapterStack.Layer> merged, Part part, Weights weights) {
        return new Lazy<>(() -> MergedWeights.of(merged, part, weights));
    }

    /// Puts on other adapters in place of those it wears: those that are inputs of the running
    /// model, which takes no time. The merged ones stay as they were when it was opened.
    public void wear(AdapterStack stack) {
        Map<Part, Map<String, List<Weighted>>> updates = stack.updates();
        text.wear(part -> updates.getOrDefault(part, Map.of()));
        Map<String, List<Weighted>> unet = updates.getOrDefault(Part.UNET, Map.of());
        worn = unet;
        denoiser.ifOpened(opened -> opened.wear(unet));
    }

    /// The tokenizer of a checkpoint's `index`-th text encoder.
    public static ClipTokenizer tokenizer(Checkpoint checkpoint, int index, Path clipTokenizer) {
        if (index < checkpoint.tokenizers().size()) {
            return ClipTokenizer.load(checkpoint.tokenizers().get(index));
        }
        ClipTokenizer clip = ClipTokenizer.load(clipTokenizer);
        return isOpenClip(checkpoint.textEncoders().get(index).config())
                ? clip.withPadToken(OPENCLIP_PADDING)
                : clip;
    }

    /// Why a checkpoint cannot be run, in words; null if it can, be it with another file's
    /// autoencoder.
    public static @Nullable String obstacle(Checkpoint checkpoint) {
        List<String> missing = checkpoint.missing();
        if (!missing.isEmpty() && !wantsAutoencoder(checkpoint)) {
            return "It lacks %s. Download it again, or choose another."
                    .formatted(String.join("; ", missing));
        }
        return switch (checkpoint.variant()) {
            case PLAIN, INPAINTING -> null;
            case INSTRUCT_PIX2PIX ->
                    "It changes a picture by instructions, which Scumble cannot give it. Choose a"
                            + " model without that in its name.";
        };
    }

    /// Whether all that a checkpoint lacks is an autoencoder, which another file can give it.
    public static boolean wantsAutoencoder(Checkpoint checkpoint) {
        return checkpoint.autoencoder().weights().isAbsent()
                && checkpoint.missing().equals(checkpoint.autoencoder().missing());
    }

    private static void requireRunnable(Checkpoint checkpoint) {
        String obstacle = obstacle(checkpoint);
        if (obstacle != null) {
            throw new EngineException(
                    checkpoint.variant() == Variant.INSTRUCT_PIX2PIX
                            ? Reason.UNSUPPORTED
                            : Reason.BAD_FILE,
                    checkpoint.path().getFileName() + " cannot be used. " + obstacle);
        }
        if (wantsAutoencoder(checkpoint)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "%s cannot be used alone. %s"
                            .formatted(checkpoint.path().getFileName(), WITHOUT_AUTOENCODER));
        }
    }

    private static boolean isOpenClip(ClipTextConfig config) {
        return config.transformer().hiddenSize()
                != ClipTextConfig.CLIP_L.transformer().hiddenSize();
    }

    public TextConditioner text() {
        return text;
    }

    /// The U-Net; the first call opens it.
    public Denoiser denoiser() {
        Denoiser opened = denoiser.get();
        opened.wear(worn);
        return opened;
    }

    /// The noise it was trained with; does not open anything.
    public NoiseTraining training() {
        return training;
    }

    public LatentCodec codec() {
        return codec;
    }

    /// Whether it is shown the mask and the surroundings of what it paints. From words alone it
    /// paints under a mask over the whole picture.
    public boolean isInpainting() {
        return inpainting;
    }

    /// Whether a picture fits into memory, as far as that can be told; opens nothing.
    public boolean fitsMemory(int width, int height, boolean guided, boolean fromPicture) {
        return memory == null || memory.get().fits(width, height, guided, fromPicture);
    }

    /// Refuses what does not fit into memory, as far as that can be told; opens nothing.
    ///
    /// @throws EngineException as [MemoryBudget#require]
    public void requireMemory(int width, int height, boolean guided, boolean fromPicture) {
        if (memory != null) {
            memory.get().require(width, height, guided, fromPicture);
        }
    }

    /// Rough pictures of latents on their way.
    public Preview preview() {
        return new Preview(codec);
    }

    @Override
    public void close() {
        text.close();
        denoiser.ifOpened(Denoiser::close);
        codec.close();
    }
}
