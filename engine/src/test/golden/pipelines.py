"""Golden pictures for `org.scumble.engine.pipeline`.

Builds tiny random pipelines with diffusers (fp32, CPU; weights rounded to fp16, which is how they are
stored) and paints with each. Written to `../resources/golden/pipelines/NAME/`:

* the pipeline as a folder in the diffusers layout, with the tiny tokenizer of `tokenizer.py`;
* `expected.safetensors`: every case's picture `[H, W, 3]` in 0..1 under the case's name, and under
  `init` the picture that image to image started from;
* `cases.json`: what was asked for.

Into `../resources/golden/pipelines/fills/` goes what diffusers paints into a picture under a mask:

* `expected.safetensors`: every case's picture `[H, W, 3]` in bytes, `init` and `mask` `[H, W]`, and
  `conv_in.weight`, which makes of `sd15`'s U-Net one for inpainting, with 9 input channels;
* `cases.json`.

Seeds mean the same here and there, so no noise needs to be stored.

    python pipelines.py          # the models and their pictures
    python pipelines.py fills    # fills alone, with the models that are there

Made with torch 2.15, diffusers 0.42 and transformers 5.23.
"""

import json
import shutil
import sys
from pathlib import Path

import numpy
import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from models import randomise

GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
OUT = GOLDEN / "pipelines"
TOKENIZER = GOLDEN / "tokenizer" / "tiny"
CROSS = "CrossAttnDownBlock2D"


def vae():
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        block_out_channels=(16, 32),
        layers_per_block=1,
        norm_num_groups=8,
        latent_channels=4,
    )


def unet(cross, **more):
    return UNet2DConditionModel(
        down_block_types=(CROSS, CROSS),
        up_block_types=("CrossAttnUpBlock2D",) * 2,
        block_out_channels=(16, 32),
        layers_per_block=1,
        norm_num_groups=8,
        cross_attention_dim=cross,
        sample_size=64,
        **more,
    )


def text(tokenizer, width, projection=None, act="quick_gelu"):
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=3,
        num_attention_heads=2,
        max_position_embeddings=77,
        hidden_act=act,
        projection_dim=projection or width,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return (CLIPTextModelWithProjection if projection else CLIPTextModel)(config)


def calm(unet):
    """A random denoiser that answers evenly. A wild one amplifies rounding tenfold at every step, so
    that not even the reference would agree with itself on another machine."""
    for name, p in randomise(unet).named_parameters():
        if "to_q" in name or "to_k" in name:
            p.data /= 4
        if "conv_out" in name:
            p.data /= 8
        p.data = p.data.half().float()
    return unet


SCHEDULE = dict(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")


def ddim(prediction="epsilon"):
    return DDIMScheduler(
        **SCHEDULE,
        prediction_type=prediction,
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


def sd15(tokenizer):
    return StableDiffusionPipeline(
        vae=randomise(vae()),
        text_encoder=randomise(text(tokenizer, 24)),
        tokenizer=tokenizer,
        unet=calm(unet(24, attention_head_dim=2)),
        scheduler=ddim(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def sd2v(tokenizer):
    return StableDiffusionPipeline(
        vae=randomise(vae()),
        text_encoder=randomise(text(tokenizer, 24, act="gelu")),
        tokenizer=tokenizer,
        unet=calm(unet(24, attention_head_dim=[2, 4], use_linear_projection=True)),
        scheduler=ddim("v_prediction"),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def sdxl(tokenizer):
    return StableDiffusionXLPipeline(
        vae=randomise(vae()),
        text_encoder=randomise(text(tokenizer, 16)),
        text_encoder_2=randomise(text(tokenizer, 24, projection=24, act="gelu")),
        tokenizer=tokenizer,
        tokenizer_2=tokenizer,
        unet=calm(
            unet(
                40,
                attention_head_dim=[2, 4],
                use_linear_projection=True,
                transformer_layers_per_block=[1, 2],
                addition_embed_type="text_time",
                addition_time_embed_dim=8,
                projection_class_embeddings_input_dim=24 + 6 * 8,
            )
        ),
        scheduler=ddim(),
        add_watermarker=False,
    )


def case(sampler, schedule, size, steps=12, guidance=5.0, **more):
    return dict(
        prompt="a red lighthouse on a hill, sunset",
        negative="blurry fog",
        sampler=sampler,
        schedule=schedule,
        width=size[0],
        height=size[1],
        steps=steps,
        guidance=guidance,
        seed=7,
    ) | more


CASES = {
    "sd15": {
        "ddim": case("ddim", "ddim_uniform", (64, 64)),
        "wide": case("ddim", "ddim_uniform", (88, 40), steps=5, guidance=1.0, seed=2**33 + 5),
        "image": case("ddim", "ddim_uniform", (64, 64), steps=10, strength=0.6),
        "rescaled": case("ddim", "ddim_uniform", (64, 64), guidance=9.0, rescale=0.7),
    },
    "sd2v": {
        "ddim": case("ddim", "ddim_uniform", (64, 64)),
        "rescaled": case("ddim", "ddim_uniform", (64, 64), guidance=9.0, rescale=0.7),
    },
    "sdxl": {
        "ddim": case("ddim", "ddim_uniform", (64, 64), steps=20),
        # Zeros in place of the negative prompt (force_zeros_for_empty_prompt, on by default).
        "empty": case("ddim", "ddim_uniform", (64, 64), negative=""),
    },
}


def paint(pipe, wanted, init):
    arguments = dict(
        prompt=wanted["prompt"],
        negative_prompt=wanted["negative"] or None,
        num_inference_steps=wanted["steps"],
        guidance_scale=wanted["guidance"],
        generator=torch.Generator().manual_seed(wanted["seed"]),
        output_type="np",
    )
    if "rescale" in wanted:
        arguments |= dict(guidance_rescale=wanted["rescale"])
    if "strength" in wanted:
        pipe = StableDiffusionImg2ImgPipeline(**pipe.components, requires_safety_checker=False)
        arguments |= dict(image=init, strength=wanted["strength"])
    else:
        arguments |= dict(width=wanted["width"], height=wanted["height"])
    pipe.set_progress_bar_config(disable=True)
    return torch.from_numpy(pipe(**arguments).images[0])


def initial_picture(size=64):
    y, x = numpy.mgrid[0:size, 0:size] / size
    rings = 0.5 + 0.5 * numpy.sin(20 * numpy.hypot(x - 0.4, y - 0.6))
    return Image.fromarray((255 * numpy.stack([x, rings, 1 - y], -1)).astype(numpy.uint8))


FILLS = {
    f"{model} {strength}": case("ddim", "ddim_uniform", (64, 64), model=model, strength=strength)
    for model in ("plain", "inpainting")
    for strength in (1.0, 0.6)
}


def mask_picture(size=64):
    """An angle on the grid of latents, so that a mask of pixels and one of latents are the same."""
    mask = numpy.zeros((size, size), numpy.uint8)
    mask[16:44, 20:40] = 255
    mask[30:44, 40:52] = 255
    return Image.fromarray(mask)


def for_inpainting(plain):
    """The U-Net with 5 more input channels: the mask, and the latents of what is around it."""
    config = {k: v for k, v in plain.config.items() if k != "_name_or_path"}
    unet = UNet2DConditionModel.from_config(config | dict(in_channels=9))
    weights = plain.state_dict()
    torch.manual_seed(12)
    more = torch.randn(16, 5, 3, 3) / (9 * 9) ** 0.5
    weights["conv_in.weight"] = torch.cat([weights["conv_in.weight"], more.half().float()], 1)
    unet.load_state_dict(weights)
    return unet.eval()


def fills():
    torch.set_num_threads(1)
    tokenizer = CLIPTokenizer.from_pretrained(TOKENIZER, model_max_length=77)
    pipe = StableDiffusionInpaintPipeline.from_pretrained(
        OUT / "sd15", torch_dtype=torch.float32, tokenizer=tokenizer, safety_checker=None
    )
    pipe.set_progress_bar_config(disable=True)
    plain, inpainting = pipe.unet, for_inpainting(pipe.unet)
    init, mask = initial_picture(), mask_picture()
    found = {
        "init": torch.from_numpy(numpy.array(init)),
        "mask": torch.from_numpy(numpy.array(mask)),
        "conv_in.weight": inpainting.conv_in.weight.data.half(),
    }
    for name, wanted in FILLS.items():
        pipe.unet = inpainting if wanted["model"] == "inpainting" else plain
        picture = pipe(
            prompt=wanted["prompt"],
            negative_prompt=wanted["negative"],
            image=init,
            mask_image=mask,
            strength=wanted["strength"],
            num_inference_steps=wanted["steps"],
            guidance_scale=wanted["guidance"],
            generator=torch.Generator().manual_seed(wanted["seed"]),
            width=wanted["width"],
            height=wanted["height"],
            output_type="np",
        ).images[0]
        found[name] = torch.from_numpy((255 * picture).round().astype(numpy.uint8))
        print(name, float(found[name].float().std()))
    folder = OUT / "fills"
    folder.mkdir(exist_ok=True)
    (folder / "cases.json").write_text(json.dumps(FILLS, indent=1) + "\n")
    save_file({k: v.contiguous() for k, v in found.items()}, folder / "expected.safetensors")


def main():
    torch.set_num_threads(1)
    torch.manual_seed(11)
    tokenizer = CLIPTokenizer.from_pretrained(TOKENIZER, model_max_length=77)
    init = initial_picture()
    for name, build in {"sd15": sd15, "sd2v": sd2v, "sdxl": sdxl}.items():
        pipe = build(tokenizer)
        folder = OUT / name
        shutil.rmtree(folder, ignore_errors=True)
        pictures = {case: paint(pipe, wanted, init) for case, wanted in CASES[name].items()}
        for part in ("vae", "unet", "text_encoder", "text_encoder_2"):
            if getattr(pipe, part, None) is not None:
                getattr(pipe, part).half()
        pipe.save_pretrained(folder)
        for words in folder.glob("tokenizer*"):  # transformers 5 writes its own form alone
            (words / "tokenizer.json").unlink()
            for file in ("vocab.json", "merges.txt"):
                shutil.copy(TOKENIZER / file, words)
        (folder / "cases.json").write_text(json.dumps(CASES[name], indent=1) + "\n")
        pictures = {k: v.contiguous() for k, v in pictures.items()}
        pictures["init"] = torch.from_numpy(numpy.array(init))
        save_file(pictures, folder / "expected.safetensors")
        print(name, {k: (tuple(v.shape), float(v.float().std())) for k, v in pictures.items()})


    fills()


if __name__ == "__main__":
    fills() if sys.argv[1:] == ["fills"] else main()
