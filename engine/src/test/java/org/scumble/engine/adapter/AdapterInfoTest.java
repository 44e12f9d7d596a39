package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scumble.engine.adapter.AdapterFiles.ones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Family;

class AdapterInfoTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 7};

    @TempDir Path folder;

    private static LoraBuilder lora() {
        return new LoraBuilder(3)
                .kohya("lora_unet_conv_in", 2, 1, 320, 4, 3, 3)
                .kohya("lora_unet_mid_block_attentions_0_proj_in", 8, 4, 1280, 1280)
                .kohya("lora_te_text_model_encoder_layers_0_mlp_fc1", 4, 2, 3072, 768);
    }

    @Test
    void saysWhatTheFileHolds() throws IOException {
        AdapterInfo info = info(lora());

        assertThat(info.path()).isEqualTo(folder.resolve("Ink Wash.v2.safetensors"));
        assertThat(info.name()).isEqualTo("Ink Wash.v2");
        assertThat(info.title()).isEqualTo("Ink Wash.v2");
        assertThat(info.kind()).isEqualTo(AdapterKind.LOCON);
        assertThat(info.rank()).isEqualTo(8);
        assertThat(info.alpha()).isEqualTo(4);
        assertThat(info.unetModules()).isEqualTo(2);
        assertThat(info.textModules()).isEqualTo(1);
        assertThat(info.vectors()).isZero();
        assertThat(info.bytes()).isEqualTo(Files.size(info.path()));
        assertThat(info.triggerWords()).isEmpty();
        assertThat(info.tags()).isEmpty();
        assertThat(info.author()).isEmpty();
        assertThat(info.description()).isEmpty();
        assertThat(info.thumbnail()).isNull();
        assertThat(info.notes()).isEmpty();
    }

    @Test
    void severalKindsAreMixed() {
        AdapterInfo info = info(lora().with("lora_unet_conv_out.diff", ones(4, 320, 3, 3)));
        assertThat(info.kind()).isEqualTo(AdapterKind.MIXED);
    }

    @Test
    void blocksOfFourAxesAreButterflies() {
        String layer = "oft_unet_mid_block_attentions_0_proj_in";
        AdapterInfo oft = info(new LoraBuilder(3).with(layer + ".oft_blocks", ones(2, 640, 640)));
        AdapterInfo boft = info(new LoraBuilder(3).with(layer + ".oft_blocks", ones(9, 320, 4, 4)));
        AdapterInfo peft = info(new LoraBuilder(3).with("unet.conv_in.boft_R", ones(1, 9, 4, 4)));

        assertThat(oft.kind()).isEqualTo(AdapterKind.OFT);
        assertThat(oft.rank()).isZero();
        assertThat(oft.unetModules()).isEqualTo(1);
        assertThat(boft.kind()).isEqualTo(AdapterKind.BOFT);
        assertThat(peft.kind()).isEqualTo(AdapterKind.BOFT);
    }

    @Test
    void gloraHasTheRankOfItsFactorsInWhateverOrder() {
        assertThat(info(glora("a1", "a2", "b1", "b2", 320)).rank()).isEqualTo(8);
        assertThat(info(glora("a2", "a1", "b2", "b1", 320)).rank()).isEqualTo(8);
        AdapterInfo square = info(glora("a2", "a1", "b2", "b1", 768));
        assertThat(square.rank()).isEqualTo(8);
        assertThat(square.alpha()).isEqualTo(2);
        assertThat(square.kind()).isEqualTo(AdapterKind.GLORA);
        assertThat(info(glora("a1", "a2", "b1", "b2", 320)).family()).isEqualTo(Family.SD1);
    }

    private static LoraBuilder glora(String a1, String a2, String b1, String b2, int outputs) {
        String layer = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.";
        return new LoraBuilder(3)
                .with(layer + a1 + ".weight", ones(768, 8))
                .with(layer + a2 + ".weight", ones(8, 768))
                .with(layer + b1 + ".weight", ones(outputs, 8))
                .with(layer + b2 + ".weight", ones(8, 768))
                .with(layer + "alpha", HostTensor.scalar(2f));
    }

    @Test
    void namesTheKindsThatAreNotApplied() {
        AdapterInfo info = info(lora().with("lora_unet_conv_out.oft_R.weight", ones(4, 28)));
        assertThat(info.notes())
                .containsExactly("What it does to 1 layer is not applied (OFT of PEFT).");
    }

    @Test
    void quotesWhatItsMakerSays() {
        AdapterInfo info =
                info(
                        lora().says("modelspec.title", " Ink\twash ")
                                .says("modelspec.author", "A. Painter")
                                .says("modelspec.description", "Two lines:\r\nof ink.\u0000")
                                .says("modelspec.trigger_phrase", "ink wash, wet paper,,ink wash")
                                .says("modelspec.thumbnail", png()));

        assertThat(info.title()).isEqualTo("Ink wash");
        assertThat(info.author()).isEqualTo("A. Painter");
        assertThat(info.description()).isEqualTo("Two lines:\nof ink.");
        assertThat(info.triggerWords()).containsExactly("ink wash", "wet paper");
        assertThat(info.thumbnail()).isEqualTo(PNG);
    }

    @Test
    void hostileTextsAreCutAndCleaned() {
        AdapterInfo info =
                info(
                        lora().says("modelspec.title", "\u202e" + "t".repeat(5000))
                                .says("modelspec.description", "d\u001b[0m".repeat(5000))
                                .says("modelspec.trigger_phrase", "w,".repeat(5000) + "x")
                                .says("modelspec.author", "\ud83d\ude00".repeat(500)));

        assertThat(info.title()).hasSize(120).matches("t+…");
        assertThat(info.description()).hasSizeLessThanOrEqualTo(4000).doesNotContain("\u001b");
        assertThat(info.triggerWords()).containsExactly("w");
        assertThat(info.author()).matches("(\ud83d\ude00)+…");
    }

    @Test
    void aTitleThatATrainerMadeUpIsNone() {
        AdapterInfo info = info(lora().says("modelspec.title", "LoRA@1690000000"));
        assertThat(info.title()).isEqualTo("Ink Wash.v2");
    }

    @Test
    void coversAreDecodedAndNothingElse() {
        for (String url :
                new String[] {
                    "https://example.org/cover.png",
                    "file:///etc/passwd",
                    "data:text/html;base64,PGI+",
                    "data:image/png;base64,####",
                    "data:image/png;base64,PGI+",
                    "data:image/png,plain",
                    png() + "A".repeat(6_000_000)
                }) {
            assertThat(info(lora().says("modelspec.thumbnail", url)).thumbnail()).isNull();
        }
    }

    private static String png() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
    }

    @Test
    void tagsAreCountedOverAllFolders() {
        AdapterInfo info =
                info(
                        lora().says(
                                        "ss_tag_frequency",
                                        """
                                        {"10_fox": {"fur": 2, "zorro fox": 9, "snow": 3},
                                         "3_more": {"fur": 3, "zorro fox": 1, "odd": -4,
                                                    "text": "7", "\\u0007": 5}}
                                        """)
                                .says(
                                        "ss_dataset_dirs",
                                        """
                                        {"10_fox": {"n_repeats": 10, "img_count": 9},
                                         "3_more": {"n_repeats": 3, "img_count": 2}}
                                        """));

        assertThat(info.tags().sequencedKeySet()).containsExactly("zorro fox", "fur", "snow");
        assertThat(info.tags()).containsEntry("zorro fox", 10).containsEntry("fur", 5);
        assertThat(info.triggerWords()).containsExactly("zorro fox");
    }

    @Test
    void noTagIsATriggerUnlessAlmostEveryPictureHasIt() {
        String folders = "{\"10_fox\": {\"n_repeats\": 10, \"img_count\": 20}}";
        AdapterInfo info =
                info(
                        lora().says("ss_tag_frequency", "{\"10_fox\": {\"fur\": 12}}")
                                .says("ss_dataset_dirs", folders));
        assertThat(info.triggerWords()).isEmpty();
    }

    @Test
    void withoutCaptionsTheFolderWasTheCaption() {
        String folders = "{\"10_zorro fox\": {\"n_repeats\": 10, \"img_count\": 20}}";
        AdapterInfo info =
                info(lora().says("ss_tag_frequency", "{}").says("ss_dataset_dirs", folders));
        assertThat(info.triggerWords()).containsExactly("zorro fox");
    }

    @Test
    void badJsonIsPassedOver() {
        for (String json :
                new String[] {
                    "{", "[1,2]", "null", "7", "\"x\"", "[".repeat(5000), "{\"a\": [[], {}]}", ""
                }) {
            AdapterInfo info =
                    info(
                            lora().says("ss_tag_frequency", json)
                                    .says("ss_dataset_dirs", json)
                                    .says("lora_adapter_metadata", json));
            assertThat(info.tags()).isEmpty();
            assertThat(info.triggerWords()).isEmpty();
            assertThat(info.alpha()).isEqualTo(4);
        }
    }

    @Test
    void theHashIsOfAllThatFollowsTheHeader() throws IOException, NoSuchAlgorithmException {
        Path plain = lora().write(folder.resolve("plain.safetensors"));
        Path retitled =
                lora().says("modelspec.title", "Another title")
                        .write(folder.resolve("retitled.safetensors"));
        byte[] bytes = Files.readAllBytes(plain);
        int header = 8 + (bytes[0] & 0xff) + ((bytes[1] & 0xff) << 8);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, header, bytes.length - header);

        assertThat(AdapterHash.of(plain))
                .isEqualTo(HexFormat.of().formatHex(digest.digest()).substring(0, 12))
                .isEqualTo(AdapterHash.of(retitled));
    }

    private AdapterInfo info(LoraBuilder file) {
        return Adapter.open(file.write(folder.resolve("Ink Wash.v2.safetensors"))).info();
    }
}
