package org.scumble.engine.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.engine.provenance.PictureSettings.Rng;

class ForeignMetadataTest {
    private static final String SWARM =
            """
            { "sui_image_params": {"prompt": "a boat", "negativeprompt": "rain",
              "model": "folder/sd_xl_base_1.0", "seed": 5, "steps": 28, "cfgscale": 6.5,
              "width": 1216, "height": 832, "sampler": "euler_ancestral", "scheduler": "karras",
              "clipstopatlayer": -2, "initimagecreativity": 0.6, "vae": "Automatic",
              "loras": ["ink", "a:b"], "loraweights": ["0.4", "1"]},
              "sui_models": [{"name": "sd_xl_base_1.0.safetensors", "hash": "0x84fc41ea0821"}]}\
            """;

    private static final String FOOOCUS =
            """
            {"adm_guidance": "(1.5, 0.8, 0.3)", "base_model": "juggernautXL_v8.safetensors",
             "base_model_hash": "aeb7e9e689", "clip_skip": 2, "guidance_scale": 4,
             "loras": [["sd_xl_offset", 0.1, "4852686128"]], "negative_prompt": "rain",
             "prompt": "a boat", "resolution": "(1152, 896)", "sampler": "dpmpp_2m_sde_gpu",
             "scheduler": "karras", "seed": "4159895726312427221", "steps": 30,
             "vae": "Default (model)", "version": "Fooocus v2.5.0"}\
            """;

    private static final String INVOKE =
            """
            {"generation_mode": "txt2img", "positive_prompt": "a boat", "negative_prompt": "rain",
             "width": 512, "height": 640, "seed": 7, "rand_device": "cpu", "cfg_scale": 7.5,
             "steps": 30, "scheduler": "dpmpp_2m_k", "clip_skip": 1,
             "model": {"key": "k", "hash": "blake3:00", "name": "dreamshaper-8", "base": "sd-1",
                       "type": "main"},
             "loras": [{"model": {"name": "ink"}, "weight": 0.75}]}\
            """;

    private static final String NOVEL_AI =
            """
            {"steps": 28, "sampler": "k_euler_ancestral", "seed": 12345, "strength": 0.7,
             "noise": 0.2, "scale": 11.0, "uc": "rain", "width": 832, "height": 1216}\
            """;

    private static final String COMFY =
            """
            {"3": {"class_type": "KSampler", "inputs": {"seed": 156680208700286, "steps": 20,
                   "cfg": 8, "sampler_name": "dpmpp_2m", "scheduler": "karras", "denoise": 1,
                   "model": ["10", 0], "positive": ["6", 0], "negative": ["7", 0],
                   "latent_image": ["5", 0]}},
             "4": {"class_type": "CheckpointLoaderSimple",
                   "inputs": {"ckpt_name": "sd15/v1-5-pruned.safetensors"}, "is_changed": [NaN]},
             "5": {"class_type": "EmptyLatentImage",
                   "inputs": {"width": 512, "height": 768, "batch_size": 1}},
             "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["12", 0], "clip": ["11", 0]}},
             "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "rain", "clip": ["11", 0]}},
             "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["13", 0]}},
             "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}},
             "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "ink.safetensors",
                    "strength_model": 0.5, "strength_clip": 1, "model": ["14", 0],
                    "clip": ["4", 1]}},
             "11": {"class_type": "CLIPSetLastLayer",
                    "inputs": {"stop_at_clip_layer": -2, "clip": ["10", 1]}},
             "12": {"class_type": "PrimitiveString", "inputs": {"value": "a boat"}},
             "13": {"class_type": "VAELoader", "inputs": {"vae_name": "vae-ft-mse.safetensors"}},
             "14": {"class_type": "LoraLoader", "inputs": {"lora_name": "wash.safetensors",
                    "strength_model": 1, "strength_clip": 1, "model": ["4", 0],
                    "clip": ["4", 1]}}}\
            """;

    private static final String COMFY_CUSTOM =
            """
            {"1": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
             "2": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["3", 0],
                   "guider": ["4", 0], "sampler": ["1", 0], "sigmas": ["5", 0],
                   "latent_image": ["6", 0]}},
             "3": {"class_type": "RandomNoise", "inputs": {"noise_seed": 18446744073709551615}},
             "4": {"class_type": "CFGGuider", "inputs": {"model": ["7", 0], "cfg": 5.5,
                   "positive": ["8", 0], "negative": ["8", 1]}},
             "5": {"class_type": "SplitSigmas", "inputs": {"sigmas": ["9", 0], "step": 10}},
             "6": {"class_type": "VAEEncode", "inputs": {"pixels": ["10", 0], "vae": ["7", 2]}},
             "7": {"class_type": "UNETLoader", "inputs": {"unet_name": "unet.safetensors"}},
             "8": {"class_type": "ControlNetApplyAdvanced", "inputs": {"positive": ["11", 0],
                   "negative": ["12", 0], "strength": 1}},
             "9": {"class_type": "BasicScheduler", "inputs": {"scheduler": "beta", "steps": 12,
                   "denoise": 0.4, "model": ["7", 0]}},
             "10": {"class_type": "ImageScale", "inputs": {"width": 640, "height": 448,
                    "image": ["13", 0]}},
             "11": {"class_type": "CLIPTextEncodeSDXL", "inputs": {"width": 1024, "height": 1024,
                    "text_g": "a boat", "text_l": "a boat", "clip": ["7", 1]}},
             "12": {"class_type": "CLIPTextEncode", "inputs": {"text": "rain", "clip": ["7", 1]}},
             "13": {"class_type": "LoadImage", "inputs": {"image": "sea.png"}}}\
            """;

    @Test
    void readsSwarmUi() {
        assertThat(read("parameters", SWARM))
                .isEqualTo(
                        PictureSettings.builder("a boat <lora:ink:0.4>", "rain")
                                .steps(28)
                                .sampler("Euler a", "Karras")
                                .guidanceScale(6.5)
                                .seed(5L)
                                .size(1216, 832)
                                .model("sd_xl_base_1.0", null)
                                .denoisingStrength(0.6)
                                .clipSkip(2)
                                .build());
    }

    @Test
    void readsFooocus() {
        assertThat(read("parameters", FOOOCUS))
                .isEqualTo(
                        PictureSettings.builder("a boat <lora:sd_xl_offset:0.1>", "rain")
                                .steps(30)
                                .sampler("DPM++ 2M SDE", "Karras")
                                .guidanceScale(4.0)
                                .seed(4159895726312427221L)
                                .size(1152, 896)
                                .model("juggernautXL_v8", "aeb7e9e689")
                                .clipSkip(2)
                                .build());
    }

    @Test
    void readsInvokeAi() {
        assertThat(read("invokeai_metadata", INVOKE))
                .isEqualTo(
                        PictureSettings.builder("a boat <lora:ink:0.75>", "rain")
                                .steps(30)
                                .sampler("DPM++ 2M", "Karras")
                                .guidanceScale(7.5)
                                .seed(7L)
                                .size(512, 640)
                                .model("dreamshaper-8", null)
                                .clipSkip(2)
                                .rng(Rng.CPU)
                                .build());
    }

    @Test
    void readsNovelAi() {
        Map<String, String> chunks =
                Map.of(
                        "Software", "NovelAI",
                        "Source", "Stable Diffusion 81274D13",
                        "Description", "{a boat}",
                        "Comment", NOVEL_AI);
        assertThat(ForeignMetadata.read(chunks))
                .contains(
                        PictureSettings.builder("{a boat}", "rain")
                                .steps(28)
                                .sampler("Euler a", null)
                                .guidanceScale(11.0)
                                .seed(12345L)
                                .size(832, 1216)
                                .model("Stable Diffusion 81274D13", null)
                                .denoisingStrength(0.7)
                                .build());
    }

    @Test
    void readsComfyUi() {
        assertThat(read("prompt", COMFY))
                .isEqualTo(
                        PictureSettings.builder("a boat <lora:wash:1.0> <lora:ink:0.5>", "rain")
                                .steps(20)
                                .sampler("DPM++ 2M", "Karras")
                                .guidanceScale(8.0)
                                .seed(156680208700286L)
                                .size(512, 768)
                                .model("v1-5-pruned", null)
                                .vae("vae-ft-mse")
                                .clipSkip(2)
                                .rng(Rng.CPU)
                                .build());
    }

    @Test
    void readsComfyUiInItsParts() {
        assertThat(read("prompt", COMFY_CUSTOM))
                .isEqualTo(
                        PictureSettings.builder("a boat", "rain")
                                .steps(12)
                                .sampler("Euler", "Beta")
                                .guidanceScale(5.5)
                                .seed(-1L)
                                .size(640, 448)
                                .model("unet", null)
                                .denoisingStrength(0.4)
                                .rng(Rng.CPU)
                                .build());
    }

    @Test
    void ofTwoComfyUiSamplersTheOneThatWorksFirstCounts() {
        String refined =
                COMFY.replaceFirst(
                        "\\{",
                        """
                        {"2": {"class_type": "KSampler", "inputs": {"seed": 9, "steps": 5,
                               "model": ["4", 0], "positive": ["7", 0], "negative": ["6", 0],
                               "latent_image": ["1", 0]}},
                         "1": {"class_type": "LatentUpscale",
                               "inputs": {"samples": ["3", 0], "width": 1024, "height": 1536}},
                        """);
        assertThat(read("prompt", refined)).isEqualTo(read("prompt", COMFY));
    }

    @Test
    void aComfyUiPromptIsNotTakenForItsNegative() {
        String zeroed =
                """
                {"1": {"class_type": "KSampler", "inputs": {"positive": ["2", 0],
                       "negative": ["3", 0]}},
                 "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat"}},
                 "3": {"class_type": "ConditioningZeroOut", "inputs": {"conditioning": ["2", 0]}}}\
                """;
        assertThat(read("prompt", zeroed).prompt()).isEqualTo("a boat");
        assertThat(read("prompt", zeroed).negativePrompt()).isEmpty();
    }

    @Test
    void prefersTheTextMadeForExchange() {
        String infotext = "a hill\nSteps: 9, Seed: 1, Size: 64x64";
        assertThat(ForeignMetadata.read(Map.of("parameters", infotext, "prompt", COMFY)))
                .hasValueSatisfying(found -> assertThat(found.prompt()).isEqualTo("a hill"));
        assertThat(read("parameters", "{red|blue} boat\nSteps: 9, Seed: 1, Size: 8x8").prompt())
                .isEqualTo("{red|blue} boat");
    }

    @Test
    void picturesWithoutSettingsHaveNone() {
        assertThat(ForeignMetadata.read(Map.of())).isEmpty();
        assertThat(ForeignMetadata.read(Map.of("Title", "a boat", "prompt", "a boat"))).isEmpty();
        assertThat(ForeignMetadata.read(Map.of("parameters", "{\"a\": 1}"))).isEmpty();
        assertThat(ForeignMetadata.read(Map.of("Comment", NOVEL_AI))).isEmpty();
    }

    @Test
    void comfyUiGraphsInCirclesEnd() {
        String circle =
                """
                {"1": {"class_type": "KSampler", "inputs": {"seed": ["2", 0], "steps": 4,
                       "positive": ["3", 0], "negative": ["1", 0], "latent_image": ["1", 0],
                       "model": ["3", 0], "sampler": ["1", 0], "sigmas": ["1", 0]}},
                 "2": {"class_type": "Primitive", "inputs": {"value": ["2", 0]}},
                 "3": {"class_type": "Combine", "inputs": {"a": ["3", 0], "b": ["1", 0]}}}\
                """;
        PictureSettings settings = read("prompt", circle);
        assertThat(settings.steps()).isEqualTo(4);
        assertThat(settings.seed()).isNull();
        assertThat(settings.prompt()).isEmpty();
    }

    @Test
    void longChainsAndDeepNestsAreNoTrouble() {
        StringBuilder chain = new StringBuilder("{");
        int length = 20_000;
        for (int i = 0; i < length; i++) {
            chain.append(
                    """
                    "%d": {"class_type": "KSampler", "inputs": {"vae_name": ["%2$d", 0],
                    "latent_image": ["%2$d", 0]}},\
                    """
                            .formatted(i, i + 1));
        }
        String last = "\"%d\": {\"class_type\": \"KSampler\", \"inputs\": {\"steps\": 3}}}";
        assertThat(read("prompt", chain + last.formatted(length)).steps()).isEqualTo(3);
        for (String nest : List.of("[", "{\"a\":")) {
            String deep = "{\"prompt\": " + nest.repeat(100_000);
            for (String key : List.of("parameters", "prompt", "invokeai_metadata", "Comment")) {
                assertThat(ForeignMetadata.read(Map.of("Software", "NovelAI", key, deep)))
                        .isEmpty();
            }
        }
    }

    @Test
    void numbersOutOfRangeAreIgnored() {
        PictureSettings settings =
                read(
                        "invokeai_metadata",
                        """
                        {"positive_prompt": "a boat", "width": 1e300, "height": -5, "steps": 2.5,
                         "seed": 99999999999999999999999, "cfg_scale": "NaN", "strength": 1.5,
                         "clip_skip": -4, "rand_device": 3, "model": "x", "loras": {"a": 1}}\
                        """);
        assertThat(settings).isEqualTo(PictureSettings.builder("a boat", "").build());
    }

    @Test
    void damagedTextsNeverThrow() {
        Random random = new Random(4);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            for (String text : List.of(SWARM, FOOOCUS, INVOKE, NOVEL_AI, COMFY, COMFY_CUSTOM)) {
                String damaged = damaged(text, random);
                ForeignMetadata.read(
                                Map.of(
                                        "Software", "NovelAI",
                                        "parameters", damaged,
                                        "invokeai_metadata", damaged,
                                        "Comment", damaged,
                                        "prompt", damaged))
                        .map(Infotext::write)
                        .ifPresent(read::add);
            }
        }
        assertThat(read).hasSizeGreaterThan(500);
    }

    /// Characters overwritten by others of the text, or the end cut off.
    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            char other = text.charAt(random.nextInt(text.length()));
            damaged.setCharAt(random.nextInt(text.length()), other);
        }
        int end = random.nextInt(5) == 0 ? random.nextInt(text.length()) : text.length();
        return damaged.substring(0, end);
    }

    private static PictureSettings read(String key, String text) {
        return ForeignMetadata.read(Map.of(key, text)).orElseThrow();
    }
}
