"""Writes a randomly initialised LoRA in kohya's layout over all linear layers of a U-Net's transformers
and, with --conv, over its convolutions too (LoCon): to measure what LoRAs cost with.

    python random_lora.py sd15 lora.safetensors [--rank 32] [--conv] [--seed 0]

The layers and their sizes are those of the golden key lists; values are small, in fp16.
"""

import argparse
import gzip
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

GOLDEN = Path(__file__).parent.parent / "resources" / "golden" / "models"


def layers(family):
    with gzip.open(GOLDEN / f"unet-{family}.parameters.txt.gz", "rt") as lines:
        for line in lines:
            name, *sizes = line.split()
            if name.endswith(".weight") and len(sizes) > 1:
                yield name.removesuffix(".weight"), [int(size) for size in sizes]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("family", choices=["sd15", "sd2", "sdxl"])
    parser.add_argument("file")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--conv", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    random = np.random.default_rng(arguments.seed)
    rank = arguments.rank
    tensors = {}
    for name, sizes in layers(arguments.family):
        if "attentions" not in name and not arguments.conv:
            continue
        stem = "lora_unet_" + name.replace(".", "_")
        down = random.standard_normal([rank, *sizes[1:]]) / np.sqrt(np.prod(sizes[1:]))
        up = random.standard_normal([sizes[0], rank] + [1] * (len(sizes) - 2)) * 0.02
        tensors[f"{stem}.lora_down.weight"] = down.astype(np.float16)
        tensors[f"{stem}.lora_up.weight"] = up.astype(np.float16)
        tensors[f"{stem}.alpha"] = np.array(rank, np.float16)
    save_file(tensors, arguments.file, {"ss_network_module": "networks.lora", "ss_network_dim": str(rank)})
    print(f"{arguments.file}: {len(tensors) // 3} layers")


if __name__ == "__main__":
    main()
