"""How long one U-Net step with guidance (batch 2) takes in diffusers, fp32, on this processor.

    python step_time.py FOLDER [--size 512] [--repeat 3] [--threads 2]

FOLDER is a Stable Diffusion 1.x model in the diffusers layout; `random_checkpoint.py --folder` writes
one. Prints wall seconds and, because machines are shared, processor seconds divided by threads. The
product's own figure is that of `scumble bench`.
"""

import argparse
import json
import time

import torch
from diffusers import UNet2DConditionModel

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--size", type=int, default=512)
parser.add_argument("--repeat", type=int, default=3)
parser.add_argument("--threads", type=int, default=2)
wanted = parser.parse_args()

torch.set_num_threads(wanted.threads)
unet = UNet2DConditionModel.from_pretrained(wanted.folder, subfolder="unet", torch_dtype=torch.float32)
unet.eval()
side = wanted.size // 8
sample = torch.randn(2, unet.config.in_channels, side, side)
text = torch.randn(2, 77, unet.config.cross_attention_dim)


def step():
    with torch.inference_mode():
        unet(sample, torch.tensor([500.0, 500.0]), text)


step()
wall, cpu = [], []
for _ in range(wanted.repeat):
    a, b = time.perf_counter(), time.process_time()
    step()
    wall.append(time.perf_counter() - a)
    cpu.append((time.process_time() - b) / wanted.threads)
print(json.dumps({"wall_s": sorted(wall)[len(wall) // 2], "cpu_s_per_thread": sorted(cpu)[len(cpu) // 2]}))
