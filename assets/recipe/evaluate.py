"""Measures a starter model on captions whose combinations of object and colour it was never shown.

Pictures are judged by the classifier of judge.py. Writes the figures as JSON and as a table.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch
from diffusers import AutoencoderKL

import judge as judges
import models
from data import Painted
from paint import Painter, load
from vae import psnr

BARS = {
    "object": 95,
    "colour": 97,
    "setting": 95,
    "time": 95,
    "two objects, colours right": 80,
    "autoencoder PSNR, dB": 32,
}


def chosen(painted, count):
    """Half of the scenes with one object, half with two."""
    ones = [row for row, scene in enumerate(painted.scenes) if len(scene["figures"]) == 1]
    twos = [row for row, scene in enumerate(painted.scenes) if len(scene["figures"]) == 2]
    return ones[: count // 2] + twos[: count - count // 2]


def judged(judge, pictures, scenes):
    found = []
    for rows in numpy.array_split(numpy.arange(len(scenes)), max(1, len(scenes) // 50)):
        batch = pictures[rows].to(models.device())
        found += judges.verdicts(judge, batch, [scenes[row] for row in rows])
    return found


def distance(a, b):
    """Mean difference of pixels, of 255."""
    return round(127.5 * (a - b).abs().mean().item(), 2)


@torch.no_grad()
def reconstruction(folder, painted, count):
    vae = load(AutoencoderKL, folder, "vae").to(models.device())
    values = []
    for rows in numpy.array_split(numpy.arange(count), max(1, count // 20)):
        x = painted.pictures(rows, models.device())
        values.append(psnr(vae.decode(vae.encode(x).latent_dist.mode()).sample, x))
    return round(sum(values) / len(values), 2)


def evaluate(folder, painted, judge, count, steps, guidance):
    painter = Painter(folder)
    rows = chosen(painted, count)
    scenes = [painted.scenes[row] for row in rows]
    seeds = list(range(len(rows)))
    pictures = painter.paint([painted.captions[row][0] for row in rows], seeds, steps, guidance)
    found = judged(judge, pictures, scenes)
    few = rows[:: max(1, len(rows) // 40)]
    first = [painted.captions[row][0] for row in few]
    one = painter.paint(first, [1] * len(few), steps, guidance)
    other = painter.paint(first, [2] * len(few), steps, guidance)
    again = painter.paint([painted.captions[row][2] for row in few], [1] * len(few), steps, guidance)
    ones = [f for f in found if len(f["objects"]) == 1]
    return {
        **judges.share(found),
        "object, alone": judges.share(ones)["object"],
        "colour, alone": judges.share(ones)["colour"],
        "autoencoder PSNR, dB": reconstruction(folder, painted, 200),
        "distance between seeds": distance(one, other),
        "distance between wordings": distance(one, again),
        "captions": len(rows),
        "steps": steps,
        "guidance": guidance,
    }


def table(results, judge_results):
    lines = ["| | reached | bar | the judge on real pictures |", "|---|---|---|---|"]
    for name, value in results.items():
        bar, sure = BARS.get(name, ""), judge_results.get(name, "")
        lines.append(f"| {name} | {value} | {bar} | {sure} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="folder of the model")
    parser.add_argument("--heldout", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--judge", default=Path(__file__).parent / "judge")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--guidance", type=float, default=models.GUIDANCE)
    a = parser.parse_args()
    held = Painted(a.heldout)
    eyes = judges.load(a.judge)
    real = judges.on_fresh_pictures(eyes, held)
    results = evaluate(a.model, held, eyes, a.count, a.steps, a.guidance)
    report = {"model": results, "judge": real}
    (a.work / "results.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    (a.work / "results.md").write_text(table(results, real), "utf-8")
    print(table(results, real))
