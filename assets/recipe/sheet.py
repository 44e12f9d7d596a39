"""Paints the 48 prompts of prompts.txt and lays them out as one picture."""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import models
from paint import Painter, to_bytes

COLUMNS, CELL, GAP, LABEL = 8, 128, 10, 30


def wrapped(draw, text, font, width):
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def sheet(pictures, captions):
    rows = -(-len(captions) // COLUMNS)
    size = (COLUMNS * (CELL + GAP) + GAP, rows * (CELL + LABEL + GAP) + GAP)
    page = Image.new("RGB", size, (250, 248, 243))
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(9)
    for i, (picture, caption) in enumerate(zip(pictures, captions)):
        x = GAP + i % COLUMNS * (CELL + GAP)
        y = GAP + i // COLUMNS * (CELL + LABEL + GAP)
        page.paste(Image.fromarray(picture), (x, y))
        for n, line in enumerate(wrapped(draw, caption, font, CELL)[:3]):
            draw.text((x, y + CELL + 2 + 10 * n), line, (70, 64, 60), font)
    return page


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="folder of the model")
    parser.add_argument("out", help="the PNG to write")
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--guidance", type=float, default=models.GUIDANCE)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    prompts = (Path(__file__).parent / "prompts.txt").read_text("utf-8").splitlines()
    seeds = [a.seed + i for i in range(len(prompts))]
    painted = Painter(a.model).paint(prompts, seeds, a.steps, a.guidance)
    Path(a.out).parent.mkdir(parents=True, exist_ok=True)
    sheet(to_bytes(painted), prompts).save(a.out, optimize=True)
