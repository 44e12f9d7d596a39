package org.scumble.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.prompt.NetworkTag;
import org.scumble.engine.sampling.Generator;
import org.scumble.engine.sampling.PhiloxRandom;
import org.scumble.engine.sampling.TorchRandom;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// What every kind of generation shares. Together with the rest of its [GenerationRequest] it
/// decides the picture down to the last bit on one device.
///
/// @param model the checkpoint: a `.safetensors` file or a folder in the diffusers layout
/// @param vae a separate autoencoder file to decode with, or null for the model's own
/// @param prompt in the prompt language (weights, editing, `BREAK`)
/// @param width in pixels, a multiple of the model's grid (8 for Stable Diffusion)
/// @param sampler a sampler's id or any name the field knows it by
/// @param schedule a noise schedule's id, or `automatic` for the one that suits sampler and model
/// @param guidanceScale classifier-free guidance (Ho & Salimans 2022); 1 switches it off
/// @param guidanceRescale 0–1, how far to restore the contrast guidance adds (Lin et al. 2023,
///     §3.4)
/// @param seed of the first picture; picture *i* uses `seed + i`
/// @param count how many pictures to make
/// @param clipSkip how many of the text encoder's last layers to leave out: 1 is none, as in
///     AUTOMATIC1111; 0 is the model's own default
/// @param random whose random numbers turn a seed into noise
/// @param prediction what the model was trained to predict, or null for what its files say
/// @param loras applied besides those that the prompt names in tags
public record GenerationSettings(
        String model,
        @Nullable String vae,
        String prompt,
        String negativePrompt,
        int width,
        int height,
        int steps,
        String sampler,
        String schedule,
        double guidanceScale,
        double guidanceRescale,
        long seed,
        int count,
        int clipSkip,
        RandomSource random,
        @Nullable Prediction prediction,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<LoraUse> loras) {

    public GenerationSettings {
        loras = List.copyOf(loras);
    }

    /// Whose random numbers a seed stands for. The SDE samplers draw only their initial noise from
    /// it, and what they add on the way from a Brownian path that is Scumble's own: their pictures
    /// are nobody else's.
    public enum RandomSource {
        /// PyTorch's processor generator: diffusers and ComfyUI as they are mostly used.
        CPU,
        /// PyTorch's CUDA generator: AUTOMATIC1111's default. Pure noise is then scaled as there.
        GPU;

        /// A fresh generator.
        public Generator seeded(long seed) {
            return switch (this) {
                case CPU -> new TorchRandom(seed);
                case GPU -> new PhiloxRandom(seed);
            };
        }
    }

    /// The settings a model suggests, without a prompt, with seed 0, for one picture.
    public static GenerationSettings of(ModelInfo model) {
        ModelDefaults defaults = model.defaults();
        return new GenerationSettings(
                model.path().toString(),
                null,
                "",
                "",
                defaults.width(),
                defaults.height(),
                defaults.steps(),
                defaults.sampler(),
                defaults.schedule(),
                defaults.guidanceScale(),
                0,
                0,
                1,
                0,
                RandomSource.CPU,
                null,
                List.of());
    }

    /// These settings for another prompt.
    public GenerationSettings withPrompt(String prompt) {
        return new GenerationSettings(
                model,
                vae,
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                sampler,
                schedule,
                guidanceScale,
                guidanceRescale,
                seed,
                count,
                clipSkip,
                random,
                prediction,
                loras);
    }

    /// The same settings with another number of steps.
    public GenerationSettings withSteps(int number) {
        return new GenerationSettings(
                model,
                vae,
                prompt,
                negativePrompt,
                width,
                height,
                number,
                sampler,
                schedule,
                guidanceScale,
                guidanceRescale,
                seed,
                count,
                clipSkip,
                random,
                prediction,
                loras);
    }

    /// The same settings with other LoRAs.
    public GenerationSettings withLoras(List<LoraUse> chosen) {
        return new GenerationSettings(
                model,
                vae,
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                sampler,
                schedule,
                guidanceScale,
                guidanceRescale,
                seed,
                count,
                clipSkip,
                random,
                prediction,
                chosen);
    }

    /// The same settings for other pictures of the series.
    public GenerationSettings withSeed(long first, int pictures) {
        return new GenerationSettings(
                model,
                vae,
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                sampler,
                schedule,
                guidanceScale,
                guidanceRescale,
                first,
                pictures,
                clipSkip,
                random,
                prediction,
                loras);
    }

    /// The networks that the prompts name in tags, in order. Without guidance nothing asks for the
    /// negative prompt.
    public List<NetworkTag> networks() {
        return Stream.of(prompt, guidanceScale == 1 ? "" : negativePrompt)
                .flatMap(text -> NetworkTag.findAll(text).stream())
                .toList();
    }

    /// Checks what can be checked without a model: counts and ranges.
    ///
    /// @throws EngineException naming the first impossible value
    public void validate() {
        range("width", width, 8, 16384);
        range("height", height, 8, 16384);
        range("steps", steps, 1, 1000);
        range("count", count, 1, 10_000);
        range("clip skip", clipSkip, 0, 12);
        range("guidance scale", guidanceScale, 0, 1000);
        range("guidance rescale", guidanceRescale, 0, 1);
    }

    private static void range(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new EngineException(
                    EngineException.Reason.BAD_REQUEST,
                    "The %s cannot be %s: choose a value from %s to %s."
                            .formatted(name, plain(value), plain(least), plain(most)));
        }
    }

    private static String plain(double value) {
        OptionalInt whole =
                value == Math.rint(value) && Math.abs(value) < 1e9
                        ? OptionalInt.of((int) value)
                        : OptionalInt.empty();
        return whole.isPresent() ? Integer.toString(whole.getAsInt()) : Double.toString(value);
    }
}
