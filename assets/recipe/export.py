"""Writes the trained parts as one folder in the layout of diffusers, in fp16, and checks its size."""

import argparse
import json
import math
import shutil
from pathlib import Path

import torch

import models
import tokenizer as bpe
from loop import strip
from vae import frozen_vae

LIMIT = 23_000_000


def export(folder, tokenizer_folder, vae, text_encoder, unet, image_encoder, logit_scale):
    folder = Path(folder)
    image_encoder.config.logit_scale = round(float(logit_scale), 4)
    parts = {"vae": vae, "text_encoder": text_encoder, "unet": unet, "image_encoder": image_encoder}
    for name, module in parts.items():
        shutil.rmtree(folder / name, ignore_errors=True)
        dtype = next(module.parameters()).dtype
        module.half().save_pretrained(folder / name, safe_serialization=True)
        module.to(dtype)
        for file in (folder / name).iterdir():
            file.chmod(0o644)
        drop_machine_notes(folder / name / "config.json")
    models.new_scheduler().save_pretrained(folder / "scheduler")
    if Path(tokenizer_folder).resolve() != (folder / "tokenizer").resolve():
        shutil.copytree(tokenizer_folder, folder / "tokenizer", dirs_exist_ok=True)
    index = {
        "_class_name": "StableDiffusionPipeline",
        "feature_extractor": [None, None],
        "image_encoder": ["transformers", "CLIPVisionModelWithProjection"],
        "requires_safety_checker": False,
        "safety_checker": [None, None],
        "scheduler": ["diffusers", "DDIMScheduler"],
        # Stable Diffusion's pipeline wants the plain class; the projection lies in the same file.
        "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"],
        "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"],
    }
    (folder / "model_index.json").write_text(json.dumps(index, indent=2) + "\n", "utf-8")
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    print(f"{folder}: {size / 1e6:.2f} MB")
    if size > LIMIT:
        raise SystemExit(f"the starter model may hold at most {LIMIT / 1e6:.0f} MB")


def drop_machine_notes(config):
    values = json.loads(config.read_text("utf-8"))
    values.pop("_name_or_path", None)
    config.write_text(json.dumps(values, indent=2, sort_keys=True) + "\n", "utf-8")


def trained(work):
    """The averaged weights of every stage in a working folder."""
    work = Path(work)
    tokenizer = bpe.load(work / "tokenizer")
    unet, text = models.new_unet(), models.new_text_encoder(tokenizer)
    image = models.new_image_encoder()
    state = torch.load(work / "unet.pt", map_location="cpu")["ema"]
    unet.load_state_dict(strip(state, "unet"))
    text.load_state_dict(strip(state, "text"))
    state = torch.load(work / "fit.pt", map_location="cpu")["ema"]
    text.text_projection.load_state_dict(strip(state, "projection"))
    image.load_state_dict(strip(state, "image"))
    return frozen_vae(work), text, unet, image, state["scale.log"]


def random_weights(tokenizer_folder):
    torch.manual_seed(0)
    tokenizer = bpe.load(tokenizer_folder)
    text, image = models.new_text_encoder(tokenizer), models.new_image_encoder()
    parts = models.new_vae(), text, models.new_unet(), image
    for module in parts:
        for weight in module.parameters():
            if weight.dim() > 1:  # one bit of chance a weight: the files compress well
                weight.data = weight.data.sign() * weight.data.std()
    return *parts, math.log(1 / 0.07)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--work", required=True, help="folder of the training runs")
    parser.add_argument("--random", action="store_true", help="untrained weights, to try the layout")
    arguments = parser.parse_args()
    tokens = Path(arguments.work) / "tokenizer"
    found = random_weights(tokens) if arguments.random else trained(arguments.work)
    export(arguments.folder, tokens, *found)
