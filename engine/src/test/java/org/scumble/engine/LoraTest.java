package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;

/// LoRAs at work: put on and taken off, by panel and by prompt, sound ones and bad ones together.
class LoraTest {
    private static final Path MODEL = TinyModels.folder("sd15");
    private static final Path PEFT = TinyModels.folder("loras").resolve("sd15-peft.safetensors");
    private static final Path KOHYA = TinyModels.folder("loras").resolve("sd15-kohya.safetensors");

    @TempDir private Path folder;
    private final Map<String, List<Path>> known = new HashMap<>();
    private final List<String> notices = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open() {
        LoraFinder finder = name -> known.getOrDefault(name, List.of());
        engine = Engine.open(new EngineOptions(folder, folder, Device.CPU, 1, finder));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void takingALoraOffGivesTheVeryPictureFromBefore() {
        Raster plain = paint(settings());
        Raster with = paint(with(new LoraUse(KOHYA.toString(), 1, 1)));
        Raster none = paint(with(new LoraUse(KOHYA.toString(), 0, 0)));
        Raster off = paint(settings());

        assertThat(same(with, plain)).isFalse();
        assertThat(same(none, plain)).isTrue();
        assertThat(same(off, plain)).isTrue();
        assertThat(notices).isEmpty();
    }

    @Test
    void weightsOrderAndNumberMayChangeFromPictureToPicture() {
        LoraUse peft = new LoraUse(PEFT.toString(), 0.8, 0.3);
        LoraUse kohya = new LoraUse(KOHYA.toString(), 0.5, 1);
        Raster both = paint(with(peft, kohya));
        Raster one = paint(with(kohya));
        Raster stronger = paint(with(new LoraUse(KOHYA.toString(), 1, 1)));

        assertThat(same(paint(with(kohya)), one)).isTrue();
        assertThat(same(stronger, one)).isFalse();
        assertThat(Psnr.between(paint(with(kohya, peft)), both)).isGreaterThan(60);
        assertThat(same(paint(with(peft, kohya)), both)).isTrue();
    }

    @Test
    void aTagInThePromptIsTheSameAsAChoiceBesideIt() {
        known.put("style", List.of(KOHYA));
        Raster chosen = paint(with(new LoraUse(KOHYA.toString(), 0.7, 0.4)));
        List<GenerationResult> tagged =
                generate(settings().withPrompt("a red lighthouse<lora:style:0.4:0.7>"));

        assertThat(same(tagged.getFirst().image(), chosen)).isTrue();
        assertThat(tagged.getFirst().provenance().loras())
                .singleElement()
                .satisfies(
                        lora -> {
                            assertThat(lora.name()).isEqualTo("sd15-kohya");
                            assertThat(lora.hash()).hasSize(12);
                            assertThat(lora.unetWeight()).isEqualTo(0.7);
                            assertThat(lora.textEncoderWeight()).isEqualTo(0.4);
                        });
    }

    @Test
    void aTagAndAChoiceOfOneFileAddUp() {
        known.put("style", List.of(KOHYA));
        Raster twice = paint(with(new LoraUse(KOHYA.toString(), 1, 1)));
        Raster halves =
                paint(
                        with(new LoraUse(KOHYA.toString(), 0.5, 0.5))
                                .withPrompt("a red lighthouse<lora:style:0.5>"));

        assertThat(same(halves, twice)).isTrue();
    }

    @Test
    void badOnesAreToldOfAndTheOthersWork() throws IOException {
        Path foreign = folder.resolve("foreign.safetensors");
        SafetensorsWriter.write(
                foreign,
                Map.of(
                        "lora_unet_conv_in.lora_down.weight",
                        HostTensor.of(new float[2 * 99], 2, 11, 3, 3),
                        "lora_unet_conv_in.lora_up.weight",
                        HostTensor.of(new float[2 * 320], 320, 2, 1, 1)),
                Map.of());
        Path damaged = folder.resolve("damaged.safetensors");
        byte[] whole = Files.readAllBytes(KOHYA);
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
        known.put("twice", List.of(KOHYA, PEFT));
        Raster good = paint(with(new LoraUse(KOHYA.toString(), 1, 1)));

        Raster mixed =
                paint(
                        with(use(damaged), use(foreign), use(folder.resolve("gone.safetensors")))
                                .withPrompt("a red lighthouse<lora:twice:1><lora:../etc:1>"));

        assertThat(same(mixed, good)).isTrue();
        assertThat(notices)
                .anySatisfy(text -> assertThat(text).contains("damaged", "not applied"))
                .anySatisfy(text -> assertThat(text).contains("foreign"))
                .anySatisfy(text -> assertThat(text).contains("gone", "not applied"))
                .anySatisfy(text -> assertThat(text).contains("2 files are called 'twice'"))
                .anySatisfy(text -> assertThat(text).contains("no LoRA called '../etc'"));
    }

    @Test
    void aFileThatVanishesWhileInUseIsToldOf() throws IOException {
        Path mine = folder.resolve("mine.safetensors");
        Files.copy(KOHYA, mine);
        Raster plain = paint(settings());
        paint(with(use(mine)));
        Files.delete(mine);

        assertThat(same(paint(with(use(mine))), plain)).isTrue();
        assertThat(notices).singleElement().asString().contains("mine", "not applied");
    }

    @Test
    void aKindThatIsNoProductIsWorkedIntoTheWeights() {
        Path difference = folder.resolve("difference.safetensors");
        String module = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";
        Safetensors unet =
                Safetensors.open(MODEL.resolve("unet/diffusion_pytorch_model.safetensors"));
        float[] weight = unet.read(module + ".weight").floats();
        long[] shape = unet.read(module + ".weight").shape();
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (i % 7 - 3) * 0.5f;
        }
        SafetensorsWriter.write(
                difference,
                Map.of(
                        "lora_unet_" + module.replace('.', '_') + ".diff",
                        HostTensor.of(weight, shape)),
                Map.of());
        Raster plain = paint(settings());

        Raster merged = paint(with(use(difference)));
        Raster beside = paint(with(use(difference), use(KOHYA)));

        assertThat(same(merged, plain)).isFalse();
        assertThat(same(beside, merged)).isFalse();
        assertThat(same(paint(with(use(difference))), merged)).isTrue();
        assertThat(same(paint(settings()), plain)).isTrue();
        assertThat(notices).isEmpty();
    }

    @Test
    void aLoraThatVanishesMeanwhileCostsItsHashAndNotThePicture() throws IOException {
        Path file = Files.copy(KOHYA, folder.resolve("fleeting.safetensors"));
        Progress vanishing =
                event -> {
                    if (event instanceof Progress.Decoding) {
                        remove(file);
                    }
                };

        List<GenerationResult> painted =
                engine.generate(
                        new GenerationRequest.TextToImage(with(use(file))),
                        vanishing,
                        new Cancellation());

        assertThat(file).doesNotExist();
        assertThat(same(painted.getFirst().image(), paint(with(use(KOHYA))))).isTrue();
        assertThat(painted.getFirst().provenance().loras())
                .containsExactly(new AppliedLora("fleeting", "", 1, 1));
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(Raster a, Raster b) {
        return Arrays.equals(a.rgba(), b.rgba());
    }

    private static LoraUse use(Path file) {
        return new LoraUse(file.toString(), 1, 1);
    }

    private static GenerationSettings settings() {
        return TinyModels.settings(MODEL);
    }

    private static GenerationSettings with(LoraUse... uses) {
        return settings().withLoras(List.of(uses));
    }

    private Raster paint(GenerationSettings settings) {
        return generate(settings).getFirst().image();
    }

    private List<GenerationResult> generate(GenerationSettings settings) {
        Progress heard =
                event -> {
                    if (event instanceof Progress.Notice(String text)) {
                        notices.add(text);
                    }
                };
        return engine.generate(
                new GenerationRequest.TextToImage(settings), heard, new Cancellation());
    }
}
