"""Lays out what the starter's LoRAs do, alone and in pairs, at rising strengths: docs/lora-sheet.png."""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lora_paint import Program, Studio
from sheet import wrapped

ROOT = Path(__file__).parents[2]
STRENGTHS = (0.0, 0.4, 0.8, 1.0, 1.2)
GLASS, DINOSAUR, LAPIS = "stained-glass", "dinosaur", "lapis-and-gold"
ROWS = (
    ((GLASS,), "a red lighthouse by the sea at sunset, stained glass", 1),
    ((GLASS,), "a white horse in a meadow during the day, stained glass", 2),
    ((DINOSAUR,), "a green dinosaur in a meadow during the day", 3),
    ((DINOSAUR,), "a pink dinosaur beside a blue house at dawn, watercolour", 4),
    ((LAPIS,), "a sailing boat on a lake at sunset, lapis and gold", 5),
    ((LAPIS,), "a castle on a hill during the day, lapis and gold", 6),
    ((GLASS, DINOSAUR), "a blue dinosaur on a beach at sunset, stained glass", 7),
    ((DINOSAUR, LAPIS), "a green dinosaur in a meadow at sunset, lapis and gold", 8),
    ((GLASS, LAPIS), "a rocket above the desert at night, stained glass, lapis and gold", 9),
)
CELL, GAP, SIDE, HEAD, EDGE = 128, 10, 176, 40, 20
PAPER, TEXT, QUIET, RULE = (250, 248, 243), (52, 46, 44), (124, 114, 108), (226, 219, 208)


def font(size):
    return ImageFont.load_default(size)


def sheet(rows):
    """`rows` of names, prompt and one picture a strength."""
    width = EDGE + SIDE + len(STRENGTHS) * (CELL + GAP) - GAP + EDGE
    height = EDGE + HEAD + len(rows) * (CELL + GAP) - GAP + EDGE
    page = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(page)
    draw.text((EDGE, EDGE + 2), "strength", QUIET, font(13))
    for column, strength in enumerate(STRENGTHS):
        middle = EDGE + SIDE + column * (CELL + GAP) + CELL // 2
        draw.text((middle, EDGE + 2), f"{strength:g}", TEXT, font(15), anchor="ma")
    for row, (names, prompt, pictures) in enumerate(rows):
        top = EDGE + HEAD + row * (CELL + GAP)
        if row and names != rows[row - 1][0]:
            draw.line((EDGE, top - GAP // 2, width - EDGE, top - GAP // 2), RULE)
        label(draw, top, names, prompt)
        for column, picture in enumerate(pictures):
            page.paste(Image.fromarray(picture), (EDGE + SIDE + column * (CELL + GAP), top))
    return page


def label(draw, top, names, prompt):
    y = top + 14
    for number, name in enumerate(names):
        draw.text((EDGE, y), ("+ " if number else "") + name, TEXT, font(15))
        y += 19
    y += 4
    for line in wrapped(draw, prompt, font(12), SIDE - 18):
        draw.text((EDGE, y), line, QUIET, font(12))
        y += 15


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "docs/lora-sheet.png")
    parser.add_argument("--model", default=ROOT / "assets/starter", help="for this recipe's own sampler")
    parser.add_argument("--loras", default=ROOT / "assets/starter/loras")
    parser.add_argument("--scumble", nargs="+", help="paint with this command instead")
    a = parser.parse_args()
    studio = Program(a.scumble) if a.scumble else Studio(a.model, a.loras)
    painted = [
        (names, prompt, [studio.pictures([prompt], [seed], dict.fromkeys(names, s))[0] for s in STRENGTHS])
        for names, prompt, seed in ROWS
    ]
    sheet(painted).save(a.out, optimize=True)
