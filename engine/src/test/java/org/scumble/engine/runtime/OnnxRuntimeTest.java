package org.scumble.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.TinyModels;
import org.scumble.engine.model.Autoencoder;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Component;
import org.scumble.engine.weights.TensorSlice;

/// A tiny autoencoder, opened plainly and by way of the cache.
class OnnxRuntimeTest {
    private static final long ALWAYS = 0;
    private static final long NEVER = Long.MAX_VALUE;

    @TempDir private Path cache;
    private Component<AutoencoderConfig> vae;

    @BeforeEach
    void open() {
        vae = Checkpoint.open(TinyModels.folder("sd15")).autoencoder();
    }

    @Test
    void aKeptModelComputesWhatAFreshOneDoes() throws IOException {
        HostTensor fresh = run(NEVER);
        assertThat(kept()).isEmpty();

        HostTensor first = run(ALWAYS);
        HostTensor second = run(ALWAYS);

        assertThat(kept()).hasSize(1);
        assertThat(first).isEqualTo(second);
        assertThat(first.floats())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(fresh.floats());
    }

    @Test
    void aKeptModelCutShortIsMadeAnew() throws IOException {
        HostTensor before = run(ALWAYS);
        Path model = kept().getFirst().resolve(CompiledModelCache.MODEL);
        Files.write(model, new byte[] {1, 2, 3});

        assertThat(run(ALWAYS)).isEqualTo(before);

        assertThat(model).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(3));
    }

    @Test
    void aKeptModelThatCannotBeReadIsForgotten() throws IOException {
        HostTensor before = run(ALWAYS);
        Path model = kept().getFirst().resolve(CompiledModelCache.MODEL);
        byte[] noise = new byte[(int) Files.size(model)];
        Arrays.fill(noise, (byte) -1);
        Files.write(model, noise);

        assertThat(run(ALWAYS)).isEqualTo(before);

        assertThat(kept()).isEmpty();
        assertThat(run(ALWAYS)).isEqualTo(before);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void replacedParametersTakeThePlaceOfThoseInTheFile() throws IOException {
        HostTensor plain = run(NEVER);
        Map<String, HostTensor> replaced = new HashMap<>();
        for (String name : List.of("decoder.conv_out.weight", "decoder.conv_norm_out.weight")) {
            TensorSlice slice = vae.weights().slice(name);
            float[] values = slice.read().floats();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 2;
            }
            replaced.put(name, HostTensor.of(values, slice.shape()));
        }
        HostTensor bias = vae.weights().slice("decoder.conv_out.bias").read();

        HostTensor changed = run(ALWAYS, replaced);

        assertThat(kept()).isEmpty();
        assertThat(changed.floats()).isNotEqualTo(plain.floats());
        Map<String, HostTensor> one =
                Map.of("decoder.conv_out.bias", HostTensor.of(new float[3], 3));
        float[] unbiased = run(NEVER, one).floats();
        float[] before = plain.floats();
        for (int i = 0; i < before.length; i++) {
            float shift = bias.floats()[i / (before.length / 3)];
            assertThat(unbiased[i]).isCloseTo(before[i] - shift, within(1e-5f));
        }
    }

    private HostTensor run(long worthKeeping, Map<String, HostTensor> replaced) {
        OnnxRuntime runtime = new OnnxRuntime(cache, Device.CPU, 1, worthKeeping);
        try (CompiledGraph graph =
                runtime.compile(Autoencoder.decoder(vae.config()), vae.weights(), replaced)) {
            return graph.run(Map.of("latents", latents()), new Cancellation()).get("out_sample");
        }
    }

    @Test
    void cancellingEndsTheComputation() {
        Cancellation cancellation = new Cancellation();

        EngineException end =
                catchThrowableOfType(
                        EngineException.class,
                        () -> run(NEVER, cancellingOnceRunning(cancellation), cancellation));

        assertThat(end.reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void aWrongInputIsAnInternalError() {
        EngineException end =
                catchThrowableOfType(
                        EngineException.class,
                        () ->
                                run(
                                        NEVER,
                                        Map.of("latents", HostTensor.of(new float[4], 1, 4)),
                                        new Cancellation()));

        assertThat(end.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(end).hasMessageContaining("ONNX Runtime");
    }

    @Test
    void onlyDevicesThatAreThereCanBeChosen() {
        assertThat(OnnxRuntime.devices()).contains(Device.CPU);
        for (Device device : Device.values()) {
            if (!OnnxRuntime.devices().contains(device)) {
                EngineException refusal =
                        catchThrowableOfType(
                                EngineException.class, () -> new OnnxRuntime(cache, device, 1));
                assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                assertThat(refusal).hasMessageContaining("Choose one of");
            }
        }
    }

    private HostTensor run(long worthKeeping) {
        return run(worthKeeping, Map.of("latents", latents()), new Cancellation());
    }

    private HostTensor run(
            long worthKeeping, Map<String, HostTensor> inputs, Cancellation cancellation) {
        OnnxRuntime runtime = new OnnxRuntime(cache, Device.CPU, 1, worthKeeping);
        try (CompiledGraph graph =
                runtime.compile(Autoencoder.decoder(vae.config()), vae.weights())) {
            return graph.run(inputs, cancellation).get("out_sample");
        } finally {
            runtime.settle();
        }
    }

    private static HostTensor latents() {
        float[] values = new float[4 * 5 * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        return HostTensor.of(values, 1, 4, 5, 6);
    }

    /// Inputs that ask for the stop when the run has begun to read them.
    private static Map<String, HostTensor> cancellingOnceRunning(Cancellation cancellation) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, HostTensor>> entrySet() {
                cancellation.cancel();
                return Set.of(Map.entry("latents", latents()));
            }
        };
    }

    private List<Path> kept() throws IOException {
        Path models = cache.resolve("models");
        if (!Files.exists(models)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(models)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }
}
