"""What a trained LoRA says about itself: its metadata and thumbnail."""

import datetime
import json

from PIL import Image

import lora_file
import models
from lora_concepts import SEED
from paint import to_bytes

BASE = "Scumble starter"
LICENCE = "As Scumble itself. Made from pictures of its own painter; nobody else's picture is in it."


def describe(file, concept, options, painter, adapter, lessons, run):
    """Writes the file, its thumbnail painted with it at strength 0.9."""
    tensors = adapter.tensors(adapter.state_dict())
    adapter.strength = 0.9
    picture = to_bytes(painter.paint([concept.sample], [concept.seed]))[0]
    kohya = {f"ss_{name}": text_of(value) for name, value in trained(concept, options, lessons, run).items()}
    lora_file.write(file, tensors, kohya | modelspec(concept, Image.fromarray(picture)))
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB")


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)


def trained(concept, options, lessons, run):
    """kohya's keys, without the prefix."""
    ranks = concept.ranks
    wide = {"conv_dim": str(ranks.conv_rank), "conv_alpha": str(ranks.conv_alpha)} if ranks.conv_rank else {}
    folder = f"1_{concept.trigger}"
    return {
        "v2": False,
        "base_model_version": "sd_v1",
        "sd_model_name": BASE,
        "network_module": "networks.lora",
        "network_dim": ranks.rank,
        "network_alpha": ranks.alpha,
        "network_args": wide,
        "output_name": concept.name,
        "tag_frequency": lora_file.tag_frequency(folder, [captions[0] for captions in lessons.captions[: lessons.taught]]),
        "dataset_dirs": {folder: {"n_repeats": 1, "img_count": lessons.taught}},
        "num_train_images": lessons.taught,
        "num_reg_images": lessons.usual,
        "resolution": "(128, 128)",
        "batch_size_per_device": options.batch,
        "steps": run.step,
        "max_train_steps": run.step,
        "learning_rate": options.lr,
        "unet_lr": options.lr,
        "text_encoder_lr": options.lr,
        "lr_scheduler": "cosine",
        "lr_warmup_steps": run.warmup,
        "optimizer": "AdamW",
        "prior_loss_weight": 1.0,
        "mixed_precision": "bf16" if models.halves() else "no",
        "seed": SEED,
        "training_comment": LICENCE,
    }


def modelspec(concept, picture):
    values = {
        "sai_model_spec": "1.0.1",
        "architecture": "stable-diffusion-v1/lora",
        "implementation": "diffusers",
        "title": concept.title,
        "description": concept.description,
        "author": "Scumble",
        "date": datetime.date.today().isoformat(),
        "resolution": "128x128",
        "prediction_type": "v",
        "trigger_phrase": concept.trigger,
        "tags": ", ".join(concept.tags),
        "usage_hint": f"Say “{concept.trigger}” in the prompt; strength 0.8 to 1. For {BASE} alone.",
        "license": LICENCE,
        "thumbnail": lora_file.data_url(picture),
    }
    return {f"modelspec.{name}": value for name, value in values.items()}
