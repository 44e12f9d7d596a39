"""Writes a randomly initialised checkpoint in the real layout and size of a Stable Diffusion family,
to measure loading, speed and memory with, and to compare implementations on the same weights.

    python random_checkpoint.py sd15 sd15-random.safetensors [--folder sd15-random]

Families: sd15 (2.1 GB), sd2 (2.6 GB), sdxl (6.9 GB), all in fp16. `--folder` also writes the same
weights as a diffusers folder (it needs the golden key lists of `models.py` and `checkpoints.py`, and
takes the tokenizer from `--tokenizer`, a folder of CLIP's vocab.json and merges.txt).

A tensor depends on its key alone. Linear and convolution weights are normal with variance 1/fan-in,
norms start at one, biases at zero, so activations keep their size. Tensors are made and written one
at a time.
"""

import argparse
import gzip
import json
import shutil
import struct
import zlib
from pathlib import Path

import numpy as np

import ldm

GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
BLOCK = 1 << 24


def values(key, shape):
    """The tensor's elements in fp16, block by block."""
    count = int(np.prod(shape))
    if key.endswith("bias"):
        yield np.zeros(count, np.float16)
    elif len(shape) < 2:
        yield np.ones(count, np.float16)  # a norm's scale
    else:
        embedding = "embedding" in key
        scale = 0.02 if embedding else np.prod(shape[1:]) ** -0.5
        random = np.random.Generator(np.random.SFC64(zlib.crc32(key.encode())))
        for start in range(0, count, BLOCK):
            block = random.standard_normal(min(BLOCK, count - start), np.float32)
            yield (block * np.float32(scale)).astype(np.float16)


def buffers(family):
    """What training left in the file besides weights: key -> array."""
    if family == "sdxl":
        return {}
    betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    found = {"betas": betas, "alphas_cumprod": np.cumprod(1 - betas)}
    found = {key: value.astype(np.float32) for key, value in found.items()}
    if family == "sd15":
        ids = "cond_stage_model.transformer.text_model.embeddings.position_ids"
        found[ids] = np.arange(77)[None]
    return found


def write(path, tensors, metadata):
    """Writes `tensors`: name -> (type name, shape, byte count, function that yields arrays)."""
    header, end = {"__metadata__": metadata}, 0
    for name, (dtype, shape, size, _) in tensors.items():
        offsets = [end, end + size]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": offsets}
        end += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, _, _, blocks in tensors.values():
            for block in blocks():
                block.tofile(file)


def single_file(family, path):
    tensors = {}
    for key, value in buffers(family).items():
        dtype = {"float32": "F32", "int64": "I64"}[value.dtype.name]
        tensors[key] = (dtype, value.shape, value.nbytes, lambda value=value: [value])
    for key, shape in ldm.FAMILIES[family].tensors().items():
        size = 2 * int(np.prod(shape))
        tensors[key] = ("F16", shape, size, lambda key=key, shape=shape: values(key, shape))
    write(path, tensors, {"format": "pt"})


def parameters(model):
    """name -> shape, as `models.py` found them."""
    text = gzip.decompress((GOLDEN / "models" / f"{model}.parameters.txt.gz").read_bytes()).decode()
    return {line.split()[0]: tuple(map(int, line.split()[1:])) for line in text.splitlines()}


def component(family, name, model, path):
    """One model of the diffusers folder: the parameters that come from the same tensors."""
    golden = gzip.decompress((GOLDEN / "checkpoints" / f"{family}.txt.gz").read_bytes()).decode()
    shapes = parameters(model)
    tensors = {}
    for line in golden.splitlines():
        key, dims, component, names = line.split("\t")
        if component != name:
            continue
        stored = tuple(map(int, dims.split(",")))
        names = names.split(",")
        for i, parameter in enumerate(names):

            def blocks(key=key, stored=stored, i=i, parts=len(names)):
                whole = np.concatenate(list(values(key, stored))).reshape(stored)
                part = np.split(whole, parts)[i]
                return [np.ascontiguousarray(part.T) if key.endswith("text_projection") else part]

            shape = shapes[parameter]
            tensors[parameter] = ("F16", shape, 2 * int(np.prod(shape)), blocks)
    assert tensors.keys() == shapes.keys(), tensors.keys() ^ shapes.keys()
    write(path, tensors, {"format": "pt"})


def folder(family, path, tokenizer):
    texts = {
        "sd15": {"text_encoder": "text-clip-l"},
        "sd2": {"text_encoder": "text-openclip-h"},
        "sdxl": {"text_encoder": "text-clip-l", "text_encoder_2": "text-openclip-bigg"},
    }[family]
    xl = family == "sdxl"
    models = {"unet": f"unet-{family}", "vae": "vae-sdxl" if xl else "vae-sd"} | texts
    configs = json.loads((GOLDEN / "models" / "families.json").read_text())
    index = {
        "_class_name": "StableDiffusionXLPipeline" if xl else "StableDiffusionPipeline",
        "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"],
        "scheduler": ["diffusers", "DDIMScheduler"],
    }
    if not xl:
        index |= {"safety_checker": [None, None], "feature_extractor": [None, None]}
        index["requires_safety_checker"] = False
    for name, model in models.items():
        file = "model" if name in texts else "diffusion_pytorch_model"
        component(family, name, model, path / name / f"{file}.safetensors")
        config = configs[model]
        if name in texts:
            index[name] = ["transformers", config["architectures"][0]]
        else:
            config["_class_name"] = index[name][1]
        (path / name / "config.json").write_text(json.dumps(config, indent=1))
    scheduler = {
        "_class_name": "DDIMScheduler",
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "clip_sample": False,
        "set_alpha_to_one": False,
        "steps_offset": 1,
    }
    (path / "scheduler").mkdir(exist_ok=True)
    (path / "scheduler" / "scheduler_config.json").write_text(json.dumps(scheduler, indent=1))
    for suffix in ("", "_2")[: len(texts)]:
        name = "tokenizer" + suffix
        index[name] = ["transformers", "CLIPTokenizer"]
        (path / name).mkdir(exist_ok=True)
        for file in ("vocab.json", "merges.txt"):
            shutil.copy(tokenizer / file, path / name / file)
    (path / "model_index.json").write_text(json.dumps(index, indent=1))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    arguments.add_argument("family", choices=ldm.FAMILIES)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--tokenizer", type=Path)
    chosen = arguments.parse_args()
    single_file(chosen.family, chosen.file)
    if chosen.folder:
        if not chosen.tokenizer:
            arguments.error("--folder needs --tokenizer")
        folder(chosen.family, chosen.folder, chosen.tokenizer)


if __name__ == "__main__":
    main()
