"""How long one U-Net step with guidance (batch 2) takes in diffusers, fp32, on this processor.

    python step_time.py FOLDER [--size 512] [--repeat 3] [--threads 2] [--scumble ./scumble]

FOLDER is a Stable Diffusion 1.x model in the diffusers layout; `random_checkpoint.py --folder` writes
one. Prints wall seconds and, because machines are shared, processor seconds divided by threads. With
--scumble, each of diffusers' steps is followed by `scumble bench` of the same folder, and the medians'
ratio is printed: same weights, same machine, same minutes.
"""

import argparse
import json
import statistics
import subprocess
import time

import torch
from diffusers import UNet2DConditionModel

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--size", type=int, default=512)
parser.add_argument("--repeat", type=int, default=3)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--scumble", help="the program to compare with, in turns")
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


def benched():
    """One of Scumble's own steps, in seconds."""
    command = [wanted.scumble, "bench", "--model", wanted.folder, "--size", str(wanted.size)]
    done = subprocess.run([*command, "--repeat", "1", "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["step_s"]


step()
wall, cpu, ours = [], [], []
for _ in range(wanted.repeat):
    a, b = time.perf_counter(), time.process_time()
    step()
    wall.append(time.perf_counter() - a)
    cpu.append((time.process_time() - b) / wanted.threads)
    if wanted.scumble:
        ours.append(benched())
figures = {"wall_s": statistics.median(wall), "cpu_s_per_thread": statistics.median(cpu)}
if ours:
    figures |= {"scumble_wall_s": statistics.median(ours)}
    figures |= {"scumble_share": figures["scumble_wall_s"] / figures["wall_s"]}
print(json.dumps(figures))
