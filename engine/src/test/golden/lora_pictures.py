"""Golden pictures of LoRAs for `org.scumble.engine.pipeline`.

Two random LoRAs for each of the tiny pipelines that `pipelines.py` made, one in PEFT's keys as diffusers
saves them, one in kohya's with convolutions (LoCon) and an alpha of its own, put on together by diffusers
at different strengths. Written to `../resources/golden/pipelines/loras/`: `MODEL-peft.safetensors`,
`MODEL-kohya.safetensors`, and `expected.safetensors` with a picture `[H, W, 3]` in bytes for each model.

    python lora_pictures.py

Made with torch 2.15, diffusers 0.42 and peft 0.21.
"""

import json
from pathlib import Path

import numpy
import torch
from diffusers import StableDiffusionPipeline, StableDiffusionXLPipeline
from safetensors.torch import load_file, save_file

PIPELINES = Path(__file__).parent.parent / "resources" / "golden" / "pipelines"
OUT = PIPELINES / "loras"
UNET = {"peft": 0.8, "kohya": 0.5}
TEXT = {"peft": 0.3, "kohya": 1.1}


def factors(module, rank):
    weight = module.weight
    scale = 1 / weight[0].numel() ** 0.5
    down = torch.randn(rank, *weight.shape[1:]) * scale
    up = torch.randn(weight.shape[0], rank, *[1] * (weight.dim() - 2)) * 0.3
    return down, up


def layers(model, kinds, names):
    for name, module in model.named_modules():
        if isinstance(module, kinds) and any(part in name for part in names):
            yield name, module


def text_encoders(pipe):
    yield "text_encoder", pipe.text_encoder
    if getattr(pipe, "text_encoder_2", None) is not None:
        yield "text_encoder_2", pipe.text_encoder_2


def peft(pipe, file):
    tensors = {}
    models = [("unet", pipe.unet, ["attn1", "attn2"])]
    models += [(name, model, ["q_proj", "v_proj", "fc1"]) for name, model in text_encoders(pipe)]
    for prefix, model, names in models:
        for name, module in layers(model, torch.nn.Linear, names):
            down, up = factors(module, 3)
            tensors[f"{prefix}.{name}.lora_A.weight"] = down.half()
            tensors[f"{prefix}.{name}.lora_B.weight"] = up.half()
    save_file(tensors, file)


def kohya(pipe, file):
    tensors = {}
    names = ["attentions", "resnets", "samplers"]
    models = [("lora_unet", pipe.unet, names)]
    if isinstance(pipe, StableDiffusionXLPipeline):
        models += [("lora_te1", pipe.text_encoder, ["mlp"]), ("lora_te2", pipe.text_encoder_2, ["mlp"])]
    else:
        models += [("lora_te", pipe.text_encoder, ["mlp"])]
    for prefix, model, names in models:
        for name, module in layers(model, (torch.nn.Linear, torch.nn.Conv2d), names):
            down, up = factors(module, 2)
            if prefix != "lora_unet" and not name.startswith("text_model."):
                name = "text_model." + name
            stem = prefix + "_" + name.replace(".", "_")
            tensors[stem + ".lora_down.weight"] = down.half()
            tensors[stem + ".lora_up.weight"] = up.half()
            tensors[stem + ".alpha"] = torch.tensor(1.5)
    save_file(tensors, file, {"ss_network_module": "lycoris.kohya"})


def restore(part, model, tensors):
    """Loading the second adapter into a text encoder makes transformers initialise the first anew."""
    for name, module in model.named_modules():
        for letter in "AB":
            key = f"{part}.{name}.lora_{letter}.weight"
            if key in tensors:
                getattr(module, "lora_" + letter)["peft"].weight.data = tensors.pop(key).float()
    assert not [key for key in tensors if key.startswith(part + ".")]


def paint(name, kind):
    torch.manual_seed(11)
    pipe = kind.from_pretrained(PIPELINES / name, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    peft(pipe, OUT / f"{name}-peft.safetensors")
    kohya(pipe, OUT / f"{name}-kohya.safetensors")  # before any is loaded, which renames layers
    for adapter in UNET:
        pipe.load_lora_weights(str(OUT / f"{name}-{adapter}.safetensors"), adapter_name=adapter)
    for part, model in text_encoders(pipe):
        restore(part, model, load_file(OUT / f"{name}-peft.safetensors"))
    pipe.set_adapters(
        list(UNET),
        [
            {"unet": UNET[adapter]} | {part: TEXT[adapter] for part, _ in text_encoders(pipe)}
            for adapter in UNET
        ],
    )
    wanted = json.loads((PIPELINES / name / "cases.json").read_text())["ddim"]
    picture = pipe(
        wanted["prompt"],
        negative_prompt=wanted["negative"],
        width=wanted["width"],
        height=wanted["height"],
        num_inference_steps=wanted["steps"],
        guidance_scale=wanted["guidance"],
        generator=torch.Generator().manual_seed(wanted["seed"]),
        output_type="np",
    ).images[0]
    return torch.from_numpy(numpy.rint(picture * 255).astype(numpy.uint8)).contiguous()


def main():
    OUT.mkdir(exist_ok=True)
    pictures = {
        "sd15": paint("sd15", StableDiffusionPipeline),
        "sdxl": paint("sdxl", StableDiffusionXLPipeline),
    }
    save_file(pictures, OUT / "expected.safetensors")


if __name__ == "__main__":
    main()
