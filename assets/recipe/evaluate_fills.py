"""Measures filling and expanding with the starter model, through the program's own command line.

A hundred painted scenes get "a {colour} {object}" in their middle: the judge looks for it under the
mask, and what lies outside the mask's reach must not have changed. A hundred scenes are painted on
beyond one side: every row of the new strip beside the border is compared with the picture's own, and
the difference with that between neighbouring columns within the painter's pictures.
"""

import argparse
import json
import random
import subprocess
from pathlib import Path

import numpy
import torch
from PIL import Image

import judge as judges
import models
from data import Painted

SIDE = models.PICTURE
HOLE = (28, 28, 72, 72)  # left, top, width, height: a third of the picture
STRIP = 40  # pixels added beyond a side


def run(command, *words):
    done = subprocess.run([*command, *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr}")


def picture(file):
    """[H, W, 3] bytes"""
    return numpy.asarray(Image.open(file).convert("RGB"))


def to_judge(pixels):
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float().div(127.5).sub(1)


@torch.no_grad()
def under_mask(judge, pixels, kind, colour):
    """Whether the judge finds the kind, most of it within the mask, and its colour there."""
    presence, maps, colours, _ = judge(to_judge(pixels))
    number = judge.words["kind"].index(kind)
    cells = maps[0, number].softmax(0).view(judges.MAP, judges.MAP)
    left, top, width, height = (edge * judges.MAP // SIDE for edge in HOLE)
    inside = cells[top : top + height + 1, left : left + width + 1].sum()
    found = bool(presence[0, number] > 0 and inside > 0.5)
    return found, found and int(colours[0, number].argmax()) == judge.words["colour"].index(colour)


def fills(command, painted, judge, folder, count, rng):
    found, coloured, kept = [], [], []
    for row in range(count):
        scene = painted.scenes[row]
        present = {figure["kind"] for figure in scene["figures"]}
        kind = rng.choice([k for k in judge.words["kind"] if k not in present])
        colour = rng.choice(judge.words["colour"])
        source, out = folder / f"scene-{row}.png", folder / f"fill-{row}.png"
        Image.fromarray(numpy.asarray(painted.pixels[row])).save(source)
        box = ",".join(map(str, HOLE))
        words = f"a {colour} {kind.replace('_', ' ')}"
        run(command, "inpaint", source, "--mask-box", box, words, "-o", out, "--seed", row)
        before, after = picture(source), picture(out)
        reach = 24  # further from the mask nothing may change
        left, top, width, height = HOLE
        outside = numpy.ones(before.shape[:2], bool)
        outside[max(0, top - reach) : top + height + reach, max(0, left - reach) : left + width + reach] = 0
        kept.append(bool((before == after)[outside].all()))
        ok, right = under_mask(judge, after, kind, colour)
        found.append(ok)
        coloured.append(right)
    return {
        "object found under the mask, %": percent(found),
        "and in its colour, %": percent(coloured),
        "untouched away from the mask, %": percent(kept),
    }


def expansions(command, painted, folder, count):
    own, across = [], []
    for row in range(count):
        source, out = folder / f"scene-{row}.png", folder / f"wide-{row}.png"
        Image.fromarray(numpy.asarray(painted.pixels[row])).save(source)
        words = painted.captions[row][0]
        run(command, "outpaint", source, "--right", STRIP, words, "-o", out, "--seed", row)
        wide = picture(out).astype(float)
        assert wide.shape == (SIDE, SIDE + STRIP, 3), wide.shape
        own.append(column_step(wide, SIDE - STRIP))
        across.append(column_step(wide, SIDE))
    return {
        "step of columns at the border, of 255": round(float(numpy.mean(across)), 2),
        "step of columns within the picture, of 255": round(float(numpy.mean(own)), 2),
    }


def column_step(pixels, at, width=8):
    """Mean difference of the row colours of the columns left and right of `at`: sky against sky, sea
    against sea, ground against ground."""
    left, right = pixels[:, at - width : at].mean(1), pixels[:, at : at + width].mean(1)
    return numpy.abs(left - right).mean()


def percent(oks):
    return round(100 * sum(oks) / len(oks), 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", required=True, help="folder written by PaintDataset")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--judge", default=Path(__file__).parent / "judge")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--scumble", nargs="+", default=[Path(__file__).parents[2] / "scumble"])
    a = parser.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    scenes, eyes = Painted(a.scenes), judges.load(a.judge)
    results = fills(a.scumble, scenes, eyes, a.out, a.count, random.Random(1))
    results |= expansions(a.scumble, scenes, a.out, a.count)
    print(json.dumps(results, indent=2))
