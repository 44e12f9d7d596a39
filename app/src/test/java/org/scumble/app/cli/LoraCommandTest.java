package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Safetensors;
import org.scumble.engine.weights.SafetensorsWriter;

/// Looking at LoRAs and making them.
class LoraCommandTest extends CommandLineFixture {
    /// A LoRA of rank 2 for the tiny model.
    private static final Path FUSED =
            TINY.resolveSibling("../adapters/fused/lora.safetensors").normalize();

    private static final String QUERY =
            "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q";

    private Path lora;

    @BeforeEach
    void copyLora() throws IOException {
        lora = Files.copy(FUSED, folder.resolve("paint.safetensors"));
    }

    @AfterEach
    void emptyShelf() throws IOException {
        Path shelf = AppFolders.standard().loras();
        if (Files.exists(shelf)) {
            try (var files = Files.list(shelf)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    // list and info

    @Test
    void lorasAreAddedListedAndExplainedByName() {
        assertThat(run("lora", "add", lora)).isZero();
        assertThat(out.strip()).endsWith("paint.safetensors");
        assertThat(run("lora", "add", lora)).isZero();
        assertThat(out).contains("there already");

        assertThat(run("lora", "list")).isZero();
        assertThat(out).containsPattern("NAME +KIND").containsPattern("paint +LoCon .* 2 .*kB");
        assertThat(run("lora", "info", "Paint")).isZero();
        assertThat(out)
                .contains(AppFolders.standard().loras().toString())
                .containsPattern("rank +2, alpha 1")
                .containsPattern("changes +7 layers of the U-Net, 2 of the text encoders");
    }

    @Test
    void aBrokenFileIsListedWithItsReason() throws IOException {
        Files.writeString(folder.resolve("broken.safetensors"), "nothing");

        assertThat(run("lora", "list", "--folder", folder)).isZero();

        assertThat(out).containsPattern("broken +\"broken.safetensors\" is").contains("paint ");
    }

    @Test
    void theListIsSearchedByNameTriggerWordsAndTags() {
        write(
                "hills",
                Map.of(
                        "modelspec.trigger_phrase",
                        "downland",
                        "ss_tag_frequency",
                        "{\"set\": {\"chalk\": 3}}"));

        for (String text : List.of("HILL", "downland", "chalk")) {
            run("lora", "list", "--folder", folder, "--search", text);
            assertThat(out).as(text).contains("hills ").doesNotContain("paint ");
        }
    }

    @Test
    void theListLeavesOutWhatIsForOtherModels() {
        write("xl", Map.of("ss_base_model_version", "sdxl_base_v1-0"));

        run("lora", "list", "--folder", folder, "--model", "starter");
        assertThat(out).contains("paint ").doesNotContain("xl ");
        run("lora", "list", "--folder", folder);
        assertThat(out).contains("xl ");
    }

    @Test
    void infoTellsHowItGoesWithAModel() {
        assertThat(run("lora", "info", lora, "--model", "starter")).isZero();
        assertThat(out).containsPattern("fit +It fits this model, and changes 9 layers");
        assertThat(out).containsPattern("use +put on and taken off at once");

        Path wide = write("wide", 8, 320, 320);
        assertThat(run("lora", "info", wide, "--model", "starter")).isEqualTo(5);
        assertThat(out).containsPattern("left out +" + QUERY + ": ");
    }

    // what is made

    @Test
    void aMergedModelPaintsAsTheModelAndTheLora() {
        Path merged = folder.resolve("merged");
        assertThat(
                        run(
                                "lora",
                                "merge",
                                "-m",
                                "starter",
                                lora + ":0.3",
                                "-o",
                                merged,
                                "--dtype",
                                "fp32"))
                .isZero();
        assertThat(out.strip()).isEqualTo(merged.toString());

        Path beside = folder.resolve("beside.png");
        Path inside = folder.resolve("inside.png");
        Path without = folder.resolve("without.png");
        String[] common = {"generate", "a hill", "--seed", "5", "-s", "32x32", "--steps", "2"};
        assertThat(paint(common, "-o", beside, "--lora", lora + ":0.3")).isZero();
        assertThat(paint(common, "-o", inside, "-m", merged, "--cfg", 3, "--sampler", "ddim"))
                .isZero();
        assertThat(paint(common, "-o", without)).isZero();

        assertThat(difference(beside, inside)).isLessThanOrEqualTo(2);
        assertThat(difference(beside, without)).isGreaterThan(2);
    }

    @Test
    void whatWasMergedIsExtracted() {
        Path merged = folder.resolve("merged");
        run("lora", "merge", "-m", "starter", lora, "-o", merged, "--dtype", "fp32");

        assertThat(
                        run(
                                "lora",
                                "extract",
                                "--base",
                                "starter",
                                "--tuned",
                                merged,
                                "--rank",
                                2,
                                "--conv-rank",
                                2,
                                "-o",
                                folder.resolve("again")))
                .isZero();

        Path again = folder.resolve("again.safetensors");
        assertThat(out.strip()).isEqualTo(again.toString());
        assertThat(Safetensors.open(again).entries().keySet())
                .isEqualTo(Safetensors.open(lora).entries().keySet());
        assertThat(Safetensors.open(again).slice(QUERY + ".lora_down.weight").dtype())
                .isEqualTo(DType.F16);
    }

    @Test
    void severalBecomeOne() {
        Path other = write("other", 3, 16, 16);

        assertThat(run("lora", "merge", lora + ":0.5", other + ":1:0", "-o", folder.resolve("one")))
                .isZero();

        assertThat(rank(folder.resolve("one.safetensors"))).isEqualTo(5);
    }

    @Test
    void aSmallerOneIsMade() {
        Path small = folder.resolve("small.safetensors");

        assertThat(run("lora", "resize", lora, "--rank", 1, "-o", small)).isZero();
        assertThat(rank(small)).isEqualTo(1);
        assertThat(run("lora", "resize", lora, "--energy", 1, "-o", small)).isEqualTo(6);
        assertThat(err).contains("--force");
        assertThat(run("lora", "resize", lora, "--energy", 1, "-o", small, "--force")).isZero();
        assertThat(rank(small)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | lora list       | info gone",
                "3 | no folder       | list --folder gone",
                "3 | gone            | add gone.safetensors",
                "4 | is              | add TINY/model_index.json",
                "3 | lora list       | merge gone -o OUT",
                "2 | LORA            | merge -o OUT",
                "2 | --output        | merge LORA",
                "2 | no rank         | merge --model starter --rank 4 LORA -o OUT",
                "2 | another name    | merge LORA -o LORA --force",
                "6 | another place   | merge LORA -o gone/OUT",
                "2 | --energy        | resize LORA -o OUT",
                "2 | 1 or more       | resize LORA --rank 0 -o OUT",
                "2 | 1 or less       | resize LORA --energy 2 -o OUT",
                "3 | models add      | extract --base starter --tuned gone -o OUT",
                "2 | nothing to      | extract --base starter --tuned starter -o OUT",
                "2 | FP16            | extract --base starter --tuned starter --dtype int3 -o OUT"
            })
    void failuresSayWhatToDoAndWriteNothing(int code, String advice, String command) {
        List<Object> arguments = new ArrayList<>(List.of("lora"));
        for (String word : command.split(" ", -1)) {
            arguments.add(
                    word.replace("LORA", lora.toString())
                            .replace("TINY", TINY.toString())
                            .replace("OUT", folder.resolve("out").toString()));
        }

        assertThat(run(arguments.toArray())).as(err).isEqualTo(code);

        assertThat(err).contains(advice);
        assertThat(err.lines()).as(err).hasSizeLessThanOrEqualTo(3);
        assertThat(written()).containsExactly("paint.safetensors");
        assertThat(lora).hasSameBinaryContentAs(FUSED);
    }

    private int paint(String[] common, Object... more) {
        List<Object> arguments = new ArrayList<>(List.<Object>of(common));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private static int difference(Path one, Path other) {
        byte[] first = ImageCodec.read(one).rgba();
        byte[] second = ImageCodec.read(other).rgba();
        int most = 0;
        for (int i = 0; i < first.length; i++) {
            most = Math.max(most, Math.abs((first[i] & 0xff) - (second[i] & 0xff)));
        }
        return most;
    }

    private static long rank(Path file) {
        return Safetensors.open(file).slice(QUERY + ".lora_down.weight").shape()[0];
    }

    /// A LoRA of zeros that says something of itself.
    private Path write(String name, Map<String, String> metadata) {
        return write(name, metadata, 1, 16, 16);
    }

    private Path write(String name, int rank, long outputs, long inputs) {
        return write(name, Map.of(), rank, outputs, inputs);
    }

    private Path write(
            String name, Map<String, String> metadata, int rank, long outputs, long inputs) {
        Map<String, HostTensor> tensors = new HashMap<>();
        tensors.put(QUERY + ".lora_down.weight", HostTensor.zeros(DType.F16, rank, inputs));
        tensors.put(QUERY + ".lora_up.weight", HostTensor.zeros(DType.F16, outputs, rank));
        Path file = folder.resolve(name + ".safetensors");
        SafetensorsWriter.write(file, tensors, metadata);
        return file;
    }
}
