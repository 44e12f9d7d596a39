package org.scumble.engine.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// A model that paints: its parts, where their weights stand, and how it was trained.
///
/// @param path the file or folder
/// @param family which of the known models this is
/// @param variant what its U-Net takes beside noisy latents
/// @param layout how it is stored
/// @param scheduler the noise it was trained with, and what it predicts
/// @param unet the denoiser
/// @param autoencoder the VAE; its weights may be absent from a single file
/// @param textEncoders one, or two in Stable Diffusion XL; their weights may be absent too
/// @param zerosForEmptyPrompt whether it takes zeros in place of an empty negative prompt, as
///     Stable Diffusion XL was trained to, rather than the encoding of no words
/// @param tokenizers a folder of `vocab.json` and `merges.txt` for each text encoder, or none: the
///     files then are CLIP's own
/// @param statedResolution side in pixels of the pictures it learned from, if the files say so;
///     otherwise 0
/// @param bytes on disk
public record Checkpoint(
        Path path,
        Family family,
        Variant variant,
        Layout layout,
        SchedulerConfig scheduler,
        Component<UNetConfig> unet,
        Component<AutoencoderConfig> autoencoder,
        List<Component<ClipTextConfig>> textEncoders,
        boolean zerosForEmptyPrompt,
        List<Path> tokenizers,
        int statedResolution,
        long bytes)
        implements ModelFile {

    public Checkpoint {
        textEncoders = List.copyOf(textEncoders);
        tokenizers = List.copyOf(tokenizers);
    }

    /// Opens the checkpoint at `path`.
    ///
    /// @throws EngineException as [ModelFile#open], or if it is an autoencoder alone
    public static Checkpoint open(Path path) {
        return switch (ModelFile.open(path)) {
            case Checkpoint checkpoint -> checkpoint;
            case AutoencoderFile _ ->
                    throw Refusal.unsupported(
                            path,
                            "an autoencoder (VAE) alone, which cannot paint by itself",
                            "Choose a checkpoint, and this file as its VAE.");
        };
    }

    /// This checkpoint, said to predict `type`: for files that do not say, or that are wrong.
    public Checkpoint withPrediction(Prediction type) {
        return with(scheduler.withPrediction(type), autoencoder);
    }

    /// This checkpoint with the VAE of another file.
    ///
    /// @throws EngineException if the two do not go together ([Reason#BAD_REQUEST]), or the VAE is
    ///     incomplete ([Reason#BAD_FILE])
    public Checkpoint withAutoencoder(AutoencoderFile file) {
        if (!file.missing().isEmpty()) {
            throw Refusal.damaged(file.path(), "it lacks " + String.join("; ", file.missing()));
        }
        AutoencoderConfig ours = autoencoder.config();
        AutoencoderConfig theirs = file.autoencoder().config();
        boolean sameLatents =
                ours.latentChannels() == theirs.latentChannels()
                        && ours.pixelsPerLatent() == theirs.pixelsPerLatent();
        boolean sameScale =
                ours.scalingFactor() == theirs.scalingFactor()
                        && ours.shiftFactor() == theirs.shiftFactor();
        if (!sameLatents || (file.scaleStated() && !sameScale)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The VAE %s was made for another family of models than %s. Choose one made for %s."
                            .formatted(
                                    Refusal.name(file.path()), Refusal.name(path), family.words()));
        }
        var weights = file.autoencoder().weights();
        return with(scheduler, new Component<>(autoencoder.name(), scaled(theirs, ours), weights));
    }

    private static AutoencoderConfig scaled(AutoencoderConfig config, AutoencoderConfig scale) {
        return new AutoencoderConfig(
                config.imageChannels(),
                config.latentChannels(),
                config.blockChannels(),
                config.layersPerBlock(),
                config.normGroups(),
                config.quantConv(),
                config.postQuantConv(),
                config.midAttention(),
                scale.scalingFactor(),
                scale.shiftFactor());
    }

    private Checkpoint with(
            SchedulerConfig newScheduler, Component<AutoencoderConfig> newAutoencoder) {
        return new Checkpoint(
                path,
                family,
                variant,
                layout,
                newScheduler,
                unet,
                newAutoencoder,
                textEncoders,
                zerosForEmptyPrompt,
                tokenizers,
                statedResolution,
                bytes);
    }

    /// Side in pixels of the pictures it learned from, and so paints best.
    public int resolution() {
        if (statedResolution > 0) {
            return statedResolution;
        }
        return switch (family) {
            case SD1, CUSTOM -> 512;
            case SD2 -> scheduler.prediction() == Prediction.V ? 768 : 512;
            case SDXL -> 1024;
        };
    }

    @Override
    public String description() {
        List<String> parts = new ArrayList<>();
        parts.add(family.words() + variant.suffix());
        if (scheduler.predictionGuessed()) {
            parts.add(scheduler.prediction().words() + " (a guess)");
        } else if (scheduler.prediction() != Prediction.EPSILON) {
            parts.add(scheduler.prediction().words());
        }
        parts.add(Words.of(unet.weights().dtype()));
        parts.add(layout.words());
        parts.add(Words.size(bytes));
        return String.join(", ", parts);
    }

    @Override
    public List<String> missing() {
        return components().flatMap(component -> component.missing().stream()).toList();
    }

    /// What an artist should know though the model runs, in sentences: guesses, and tensors that
    /// were not understood.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (scheduler.predictionGuessed()) {
            notes.add(
                    "The file does not say what the model predicts; %s is a guess. If pictures come"
                                    .formatted(scheduler.prediction().words())
                            + " out as noise or burnt, choose the other prediction type.");
        }
        components()
                .flatMap(component -> component.superfluous().stream())
                .map(sentence -> sentence + ".")
                .forEach(notes::add);
        return notes;
    }

    private Stream<Component<?>> components() {
        return Stream.concat(Stream.of(unet, autoencoder), textEncoders.stream());
    }
}
