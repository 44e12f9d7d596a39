package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.model.UNetConfig.Level;
import org.scumble.engine.model.UNetConfig.Mid;

class UNetConfigTest {
    @Test
    void thePublishedConfigurationsAreTheFamilies() {
        assertThat(read("unet-sd15")).isEqualTo(UNetConfig.SD15);
        assertThat(read("unet-sd15-inpainting")).isEqualTo(UNetConfig.SD15.withInChannels(9));
        assertThat(read("unet-sd2")).isEqualTo(UNetConfig.SD2);
        assertThat(read("unet-sdxl")).isEqualTo(UNetConfig.SDXL);
    }

    @Test
    void missingKeysTakeTheReferenceDefaults() {
        UNetConfig config = UNetConfig.fromJson(JsonNodeFactory.instance.objectNode());

        assertThat(config.levels()).isEqualTo(UNetConfig.SD15.levels());
        assertThat(config.crossAttentionDim()).isEqualTo(1280);
    }

    @Test
    void eachResidualBlockMayHaveATransformerOfItsOwnDepth() {
        ObjectNode json = Families.config("unet-sdxl");
        array(json, "layers_per_block", 1, 2, 2);
        json.putArray("transformer_layers_per_block").add(1).add(array(2, 1)).add(array(4, 3));
        json.putArray("reverse_transformer_layers_per_block")
                .add(array(5, 6, 7))
                .add(array(8, 9, 10))
                .add(1);

        UNetConfig config = UNetConfig.fromJson(json);

        assertThat(config.levels())
                .containsExactly(
                        new Level(320, 5, List.of(0), List.of(0, 0)),
                        new Level(640, 10, List.of(2, 1), List.of(8, 9, 10)),
                        new Level(1280, 20, List.of(4, 3), List.of(5, 6, 7)));
        assertThat(config.mid()).isEqualTo(new Mid.CrossAttention(4));
    }

    @Test
    void theMidBlockMayBeResidualOnlyOrMissing() {
        ObjectNode json = Families.config("unet-sd15");

        json.put("mid_block_type", "UNetMidBlock2D");
        assertThat(UNetConfig.fromJson(json).mid()).isEqualTo(new Mid.Residual());
        json.putNull("mid_block_type");
        assertThat(UNetConfig.fromJson(json).mid()).isEqualTo(new Mid.None());
    }

    @Test
    void variantsNotImplementedAreRefusedByName() {
        refuses("class_embed_type", TextNode.valueOf("timestep"));
        refuses("addition_embed_type", TextNode.valueOf("image"));
        refuses("time_cond_proj_dim", JsonNodeFactory.instance.numberNode(256));
        refuses("only_cross_attention", JsonNodeFactory.instance.booleanNode(true));
        refuses("mid_block_type", TextNode.valueOf("UNetMidBlock2DSimpleCrossAttn"));
        refuses("down_block_types", strings("DownBlock2D", "AttnDownBlock2D", "x", "y"));
        refuses("resnet_time_scale_shift", TextNode.valueOf("scale_shift"));
    }

    @Test
    void damagedFilesAreRefused() {
        damaged("in_channels", TextNode.valueOf("four"));
        damaged("in_channels", JsonNodeFactory.instance.numberNode(-4));
        damaged("layers_per_block", JsonNodeFactory.instance.numberNode(1_000_000_000));
        damaged("layers_per_block", array(2, 2));
        damaged("transformer_layers_per_block", JsonNodeFactory.instance.numberNode(5000));
        damaged("block_out_channels", array(320, 640));
        damaged("block_out_channels", array(321, 640, 1280, 1280));
        damaged("attention_head_dim", array(7, 8, 8, 8));
        damaged("norm_num_groups", JsonNodeFactory.instance.numberNode(0));
        damaged("down_block_types", strings());
        damaged("freq_shift", JsonNodeFactory.instance.numberNode(160));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> UNetConfig.fromJson(array(1)))
                .withMessageContaining("not a JSON object");
    }

    private static UNetConfig read(String family) {
        return UNetConfig.fromJson(Families.config(family));
    }

    private static void refuses(String key, JsonNode value) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> readWith(key, value))
                .withMessageContaining("\"" + key + "\"")
                .returns(Reason.UNSUPPORTED, EngineException::reason);
    }

    private static void damaged(String key, JsonNode value) {
        assertThatExceptionOfType(EngineException.class)
                .as(key)
                .isThrownBy(() -> readWith(key, value))
                .withMessageContaining("config.json of the U-Net is damaged")
                .returns(Reason.BAD_FILE, EngineException::reason);
    }

    private static UNetConfig readWith(String key, JsonNode value) {
        ObjectNode json = Families.config("unet-sd15");
        json.set(key, value);
        return UNetConfig.fromJson(json);
    }

    private static void array(ObjectNode json, String key, int... values) {
        json.set(key, array(values));
    }

    private static JsonNode array(int... values) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    private static JsonNode strings(String... values) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (String value : values) {
            array.add(value);
        }
        return array;
    }
}
