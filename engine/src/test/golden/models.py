"""Golden tensors for `org.scumble.engine.model`.

Builds tiny random-weight models with diffusers and transformers (fp32, CPU), runs each on a few
inputs, and writes one `NAME.safetensors` a model to `../resources/golden/models/`:

* every weight under its name in the reference state dict, as F16 (the reference ran with exactly
  those rounded values, widened to fp32);
* for each case `i`, `case.i.in.INPUT` and `case.i.out.OUTPUT`, named as the graph's own;
* the model's `config.json` under the metadata key `config`.

It also writes `NAME.parameters.txt.gz`, one `name dim dim ...` a line, for the real families (built
on the meta device, so nothing is allocated), with their configs in `families.json`.

    python models.py

Made with torch 2.15, diffusers 0.42 and transformers 5.23.
"""

import gzip
import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from safetensors.torch import save_file
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
    PreTrainedModel,
)

OUT = Path(__file__).parent.parent / "resources" / "golden" / "models"

CROSS, PLAIN = "CrossAttnDownBlock2D", "DownBlock2D"


def up_types(down_types):
    return [t.replace("Down", "Up") for t in reversed(down_types)]


def randomise(model):
    """Weights at which every part shows: uneven norms, biases, and attention that is not flat."""
    for name, p in model.named_parameters():
        if "norm" in name or "layrnorm" in name:
            noise = 0.3 * torch.randn_like(p)
            p.data = noise + 1 if name.endswith("weight") else noise
        elif name.endswith("bias"):
            p.data = 0.2 * torch.randn_like(p)
        elif "embedding" in name and "time" not in name and "add_" not in name:
            p.data = 0.5 * torch.randn_like(p)
        elif p.dim() >= 2:
            gain = 1.8 if any(k in name for k in ("to_q", "to_k", "q_proj", "k_proj")) else 1.0
            p.data = gain * torch.randn_like(p) / p[0].numel() ** 0.5
        p.data = p.data.half().float()
    return model.eval()


def disk_name(model, name):
    """transformers 5 drops the `text_model.` of CLIPTextModel in memory; files and LoRAs keep it."""
    return "text_model." + name if isinstance(model, CLIPTextModel) else name


def weights(model):
    return {disk_name(model, n): p.detach() for n, p in model.named_parameters()}


def config_of(model):
    """What `save_pretrained` puts into config.json, less the version stamps."""
    if isinstance(model, PreTrainedModel):
        config = json.loads(model.config.to_json_string())
        config["architectures"] = [type(model).__name__]
    else:
        config = json.loads(model.to_json_string())
    stamps = ("_diffusers_version", "transformers_version", "_name_or_path")
    return {k: v for k, v in config.items() if k not in stamps}


def write(name, model, cases):
    tensors = {k: v.half().contiguous() for k, v in weights(model).items()}
    for i, (inputs, outputs) in enumerate(cases):
        for side, values in (("in", inputs), ("out", outputs)):
            for key, value in values.items():
                tensors[f"case.{i}.{side}.{key}"] = value.detach().clone().contiguous()
    metadata = {"config": json.dumps(config_of(model))}
    path = OUT / f"{name}.safetensors"
    save_file(tensors, path, metadata=metadata)
    scales = ", ".join(f"{k} {v.std():.2f}" for _, out in cases for k, v in out.items())
    print(f"{path.name}: {path.stat().st_size // 1024} KB; std of {scales}")


def unet(name, seed, sizes=((2, 8, 8), (1, 9, 13)), **config):
    torch.manual_seed(seed)
    model = randomise(UNet2DConditionModel(sample_size=8, **config))
    cases = []
    for batch, height, width in sizes:
        inputs = {
            "sample": torch.randn(batch, model.config.in_channels, height, width),
            "timestep": 999.0 * torch.rand(batch),
            "encoder_hidden_states": torch.randn(batch, 5, model.config.cross_attention_dim),
        }
        added = None
        if model.config.addition_embed_type == "text_time":
            width_of_ids = 6 * model.config.addition_time_embed_dim
            pooled = model.config.projection_class_embeddings_input_dim - width_of_ids
            inputs["text_embeds"] = torch.randn(batch, pooled)
            inputs["time_ids"] = torch.randint(0, 1024, (batch, 6)).float()
            added = {k: inputs[k] for k in ("text_embeds", "time_ids")}
        out = model(
            inputs["sample"],
            inputs["timestep"],
            inputs["encoder_hidden_states"],
            added_cond_kwargs=added,
        ).sample
        cases.append((inputs, {"out_sample": out}))
    write(name, model, cases)


def autoencoder(name, seed, **config):
    torch.manual_seed(seed)
    model = randomise(AutoencoderKL(sample_size=16, **config))
    factor = 2 ** (len(model.config.block_out_channels) - 1)
    encode, decode = [], []
    for batch, height, width in ((2, 4, 4), (1, 3, 5)):
        # The second picture is no whole number of latents high or wide.
        rest = 0 if batch == 2 else factor - 1
        pixels = torch.rand(batch, 3, height * factor + rest, width * factor + rest) * 2 - 1
        moments = model.encode(pixels).latent_dist
        encode.append(
            ({"sample": pixels}, {"latent_mean": moments.mean, "latent_logvar": moments.logvar})
        )
        latents = torch.randn(batch, model.config.latent_channels, height, width)
        decode.append(({"latents": latents}, {"out_sample": model.decode(latents).sample}))
    write(name, model, encode + decode)


def text(name, kind, seed, skips, **config):
    """Cases: for each number of skipped layers, the raw and the final-normed hidden states."""
    torch.manual_seed(seed)
    config = CLIPTextConfig(
        vocab_size=64,
        max_position_embeddings=12,
        bos_token_id=62,
        eos_token_id=63,
        pad_token_id=63,
        **config,
    )
    model = randomise(kind(config))
    ids = torch.randint(0, 62, (2, 12))
    ids[:, 0] = 62
    eos = torch.tensor([4, 9])
    for row, end in enumerate(eos):
        ids[row, end:] = 63
    out = model(ids, output_hidden_states=True)
    norm = (model if kind is CLIPTextModel else model.text_model).final_layer_norm
    pooled = out.pooler_output if kind is CLIPTextModel else out.text_embeds
    cases = []
    for skip in skips:
        hidden = out.hidden_states[-(skip + 1)]
        outputs = {"raw": hidden, "normed": norm(hidden), "pooled": pooled}
        cases.append(({"input_ids": ids, "eos_index": eos}, outputs))
    write(name, model, cases)


def vision(name, seed, **config):
    torch.manual_seed(seed)
    model = randomise(CLIPVisionModelWithProjection(CLIPVisionConfig(**config)))
    pixels = torch.randn(2, 3, model.config.image_size, model.config.image_size)
    write(name, model, [({"pixel_values": pixels}, {"image_embeds": model(pixels).image_embeds})])


def tiny():
    unet(
        "unet-sd15",
        seed=1,
        sizes=((2, 8, 8), (1, 9, 13), (3, 6, 7)),
        block_out_channels=(16, 24),
        layers_per_block=2,
        down_block_types=(CROSS, PLAIN),
        up_block_types=up_types((CROSS, PLAIN)),
        cross_attention_dim=24,
        attention_head_dim=4,
        norm_num_groups=8,
    )
    unet(
        "unet-sd2",
        seed=2,
        sizes=((2, 8, 8), (1, 9, 13)),
        block_out_channels=(16, 16, 24),
        layers_per_block=1,
        down_block_types=(CROSS, CROSS, PLAIN),
        up_block_types=up_types((CROSS, CROSS, PLAIN)),
        cross_attention_dim=32,
        attention_head_dim=(2, 2, 3),
        use_linear_projection=True,
        norm_num_groups=8,
    )
    unet(
        "unet-sdxl",
        seed=3,
        block_out_channels=(8, 16, 24),
        layers_per_block=1,
        down_block_types=(PLAIN, CROSS, CROSS),
        up_block_types=up_types((PLAIN, CROSS, CROSS)),
        cross_attention_dim=40,
        attention_head_dim=(1, 2, 3),
        transformer_layers_per_block=(1, 2, 3),
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=8,
        projection_class_embeddings_input_dim=24 + 6 * 8,
        norm_num_groups=4,
    )
    unet(
        "unet-inpaint",
        seed=4,
        in_channels=9,
        block_out_channels=(8, 16),
        layers_per_block=1,
        down_block_types=(CROSS, PLAIN),
        up_block_types=up_types((CROSS, PLAIN)),
        cross_attention_dim=24,
        attention_head_dim=2,
        norm_num_groups=4,
    )
    unet(
        "unet-unusual",
        seed=5,
        in_channels=8,
        out_channels=8,
        block_out_channels=(8, 16, 24),
        layers_per_block=(1, 2, 1),
        down_block_types=(PLAIN, CROSS, CROSS),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D", "CrossAttnUpBlock2D"),
        mid_block_type="UNetMidBlock2D",
        cross_attention_dim=12,
        attention_head_dim=(1, 2, 3),
        transformer_layers_per_block=(1, (2, 1), (1,)),
        reverse_transformer_layers_per_block=((2, 1), 1, (1, 3)),
        use_linear_projection=True,
        norm_num_groups=4,
        norm_eps=1e-2,
        flip_sin_to_cos=False,
        freq_shift=1,
    )
    unet(
        "unet-no-mid",
        seed=6,
        block_out_channels=(8, 16),
        layers_per_block=1,
        down_block_types=(CROSS, PLAIN),
        up_block_types=up_types((CROSS, PLAIN)),
        mid_block_type=None,
        cross_attention_dim=12,
        attention_head_dim=2,
        norm_num_groups=4,
    )
    autoencoder(
        "vae",
        seed=7,
        block_out_channels=(8, 16, 16),
        down_block_types=["DownEncoderBlock2D"] * 3,
        up_block_types=["UpDecoderBlock2D"] * 3,
        layers_per_block=2,
        latent_channels=4,
        norm_num_groups=4,
    )
    autoencoder(
        "vae-bare",
        seed=8,
        block_out_channels=(8, 16),
        down_block_types=["DownEncoderBlock2D"] * 2,
        up_block_types=["UpDecoderBlock2D"] * 2,
        layers_per_block=1,
        latent_channels=6,
        norm_num_groups=4,
        use_quant_conv=False,
        use_post_quant_conv=False,
        mid_block_add_attention=False,
        scaling_factor=0.3611,
        shift_factor=0.1159,
    )
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 4}
    text("text-clip-l", CLIPTextModel, 9, skips=(0, 1, 2), num_hidden_layers=4, **sizes)
    text(
        "text-openclip-h",
        CLIPTextModel,
        10,
        skips=(0, 1),
        num_hidden_layers=3,
        hidden_act="gelu",
        layer_norm_eps=1e-2,
        **sizes,
    )
    text(
        "text-openclip-bigg",
        CLIPTextModelWithProjection,
        11,
        skips=(1, 2),
        num_hidden_layers=4,
        hidden_act="gelu",
        projection_dim=20,
        **sizes,
    )
    vision(
        "vision",
        seed=12,
        num_hidden_layers=2,
        image_size=24,
        patch_size=8,
        projection_dim=16,
        **sizes,
    )


def families():
    """The published configurations, each with the parameters its reference model declares."""
    sd15 = {"cross_attention_dim": 768, "attention_head_dim": 8, "sample_size": 64}
    sd2 = {
        "cross_attention_dim": 1024,
        "attention_head_dim": [5, 10, 20, 20],
        "use_linear_projection": True,
        "sample_size": 96,
    }
    sdxl = {
        "block_out_channels": [320, 640, 1280],
        "down_block_types": [PLAIN, CROSS, CROSS],
        "up_block_types": up_types([PLAIN, CROSS, CROSS]),
        "cross_attention_dim": 2048,
        "attention_head_dim": [5, 10, 20],
        "transformer_layers_per_block": [1, 2, 10],
        "use_linear_projection": True,
        "addition_embed_type": "text_time",
        "addition_time_embed_dim": 256,
        "projection_class_embeddings_input_dim": 2816,
        "sample_size": 128,
    }
    vae = {
        "block_out_channels": [128, 256, 512, 512],
        "down_block_types": ["DownEncoderBlock2D"] * 4,
        "up_block_types": ["UpDecoderBlock2D"] * 4,
        "layers_per_block": 2,
    }
    clip_l = {
        "hidden_size": 768,
        "intermediate_size": 3072,
        "num_attention_heads": 12,
        "projection_dim": 768,
    }
    clip_h = {
        "hidden_size": 1024,
        "intermediate_size": 4096,
        "num_attention_heads": 16,
        "num_hidden_layers": 23,
        "hidden_act": "gelu",
        "projection_dim": 512,
    }
    clip_g = {
        "hidden_size": 1280,
        "intermediate_size": 5120,
        "num_attention_heads": 20,
        "num_hidden_layers": 32,
        "hidden_act": "gelu",
        "projection_dim": 1280,
    }
    vit_l = {
        "hidden_size": 1024,
        "intermediate_size": 4096,
        "num_attention_heads": 16,
        "num_hidden_layers": 24,
        "patch_size": 14,
        "projection_dim": 768,
    }
    return {
        "unet-sd15": lambda: UNet2DConditionModel(**sd15),
        "unet-sd15-inpainting": lambda: UNet2DConditionModel(in_channels=9, **sd15),
        "unet-sd2": lambda: UNet2DConditionModel(**sd2),
        "unet-sdxl": lambda: UNet2DConditionModel(**sdxl),
        "vae-sd": lambda: AutoencoderKL(sample_size=512, **vae),
        "vae-sdxl": lambda: AutoencoderKL(sample_size=1024, scaling_factor=0.13025, **vae),
        "text-clip-l": lambda: CLIPTextModel(CLIPTextConfig(**clip_l)),
        "text-openclip-h": lambda: CLIPTextModel(CLIPTextConfig(**clip_h)),
        "text-openclip-bigg": lambda: CLIPTextModelWithProjection(CLIPTextConfig(**clip_g)),
        "vision-vit-l-14": lambda: CLIPVisionModelWithProjection(CLIPVisionConfig(**vit_l)),
    }


def real():
    configs = {}
    for name, build in families().items():
        with torch.device("meta"):
            model = build()
        configs[name] = config_of(model)
        lines = [" ".join([key, *map(str, value.shape)]) for key, value in weights(model).items()]
        data = ("\n".join(sorted(lines)) + "\n").encode()
        path = OUT / f"{name}.parameters.txt.gz"
        path.write_bytes(gzip.compress(data, mtime=0))
    (OUT / "families.json").write_text(json.dumps(configs, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    OUT.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        tiny()
    real()
