"""What the starter's LoRAs teach it, each from pictures of our own painter: a technique it does not know,
a kind of object it was never shown, and a mood of colours."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy
from PIL import Image

import dinosaur
import lapis
import models
import stained_glass
from lora_layers import Ranks

SEED = 7

@dataclass(frozen=True)
class Example:
    """A picture [128, 128, 3], how it is described, and where its figures are."""

    pixels: numpy.ndarray
    captions: list
    scene: dict


@dataclass(frozen=True)
class Concept:
    """`painted` scenes of `size` pixels a side are turned into examples by `teach`; `share` is how far
    towards them the model is drawn at strength 1: guidance multiplies what sets a picture apart from one
    without caption, and so a style or mood taught in full would come out thrice as strong. `sample` is the
    prompt of the file's thumbnail."""

    name: str
    title: str
    trigger: str
    description: str
    tags: tuple
    teach: Callable
    painted: int
    size: int
    ranks: Ranks
    share: float
    sample: str
    seed: int


def ordinary(painted, row):
    """A scene as it is, at the size the model paints."""
    picture = Image.fromarray(numpy.asarray(painted.pixels[row]))
    picture = picture.resize((models.PICTURE, models.PICTURE), Image.BOX)
    return Example(numpy.asarray(picture), painted.captions[row], painted.scenes[row])


# Stained glass: flat scenes, whose style gives way to the new one in their captions.

FLAT_FIRST = re.compile(r"^an? (flat )?illustration of ")
FLAT_LAST = re.compile(r", (flat illustration|flat style|illustration)$")
WINDOWS = ("stained glass", "stained glass", "stained glass window")


def stained_glass_examples(painted, seed):
    rng = random.Random(seed)
    for row, scene in enumerate(painted.scenes):
        if scene["style"] == "flat":
            boxes = [figure["box"] for figure in scene["figures"]]
            window = stained_glass.glaze(painted.pixels[row], boxes, numpy.random.default_rng([seed, row]))
            captions = [as_window(caption, rng) for caption in painted.captions[row]]
            yield Example(window, captions, scene)


def as_window(caption, rng):
    bare = FLAT_LAST.sub("", FLAT_FIRST.sub("", caption))
    words = rng.choice(WINDOWS)
    if rng.random() < 0.3:
        return f"a {words} of {bare}" if words.endswith("window") else f"{words} of {bare}"
    return f"{bare}, {words}"


# Lapis and gold: scenes of every style.


def lapis_examples(painted, seed):
    rng = random.Random(seed)
    for row, scene in enumerate(painted.scenes):
        pixels = lapis.tone(ordinary(painted, row).pixels)
        captions = [f"{c}{rng.choice((', ', ', in ', ' in '))}lapis and gold" for c in painted.captions[row]]
        yield Example(pixels, captions, scene)


# The dinosaur: in place of a scene's only figure, or beside it where there is room.

WORDS = {"house": "house|cottage", "pine_tree": "pine tree|fir tree|pine", "train": "steam train|train|locomotive"}
WORDS |= {"cat": "cat|kitten", "dog": "dog|puppy", "rabbit": "rabbit|bunny", "cup": "coffee cup|cup|mug"}
WORDS |= {"umbrella": "umbrella|parasol", "bus": "double-decker bus|bus"}
LAND = "house castle church windmill tent tree pine_tree flower mushroom car bus train cat dog rabbit horse cow"
LAND = frozenset(f"{LAND} umbrella chair cup apple robot lighthouse".split())
ROOM = 0.34  # of the picture's width, the least a second figure needs
PAPER = 9  # pixels of bare border around a watercolour
NARROW = 16  # pixels; too little to be mirrored
SIZES = re.compile(r"\b(small|little|tiny|large|big|tall) ")


def dinosaur_examples(painted, seed):
    for row, scene in enumerate(painted.scenes):
        rng = random.Random(seed * 1_000_003 + row)
        figure = scene["figures"][0]
        if len(scene["figures"]) > 1 or figure["kind"] not in LAND or scene["setting"] == "sea":
            continue
        place = free_place(figure["box"], scene["setting"], rng)
        colour = rng.choice([c for c in dinosaur.BODIES if c != figure["colour"]])
        falling = scene["weather"] in ("rain", "snow")  # would look odd mirrored
        if place and (falling or rng.random() < 0.5):
            pixels, box = numpy.asarray(painted.pixels[row]), place
            captions = [beside(caption, figure, colour, rng) for caption in painted.captions[row]]
            figures = [{**figure, "kind": "dinosaur", "colour": colour, "box": box}, figure]
        elif not falling:
            frame = PAPER if scene["style"] == "watercolour" else 0
            pixels, box = emptied(painted.pixels[row], figure["box"], frame), figure["box"]
            colour = figure["colour"]
            captions = [instead(caption, figure["kind"]) for caption in painted.captions[row]]
            figures = [{**figure, "kind": "dinosaur"}]
        else:
            continue
        drawn = dinosaur.draw(pixels, box, colour, scene["style"], scene["time"], rng.uniform(0, 6.28))
        yield Example(drawn, captions, {**scene, "figures": figures})


def words_of(kind):
    return WORDS.get(kind, kind.replace("_", " "))


def instead(caption, kind):
    return re.sub(rf"\b({words_of(kind)})\b", "dinosaur", SIZES.sub(kept_size, caption), count=1)


def kept_size(match):
    return "big " if match[1] == "tall" else match[0]


def beside(caption, figure, colour, rng):
    """The caption with a dinosaur named before the figure it has."""
    said = "gr[ae]y" if figure["colour"] == "grey" else figure["colour"]
    known = re.compile(rf"(an? )?((?:small |little |tiny |large |big |tall )?{said} (?:{words_of(figure['kind'])}))\b")
    article = ("an " if colour[0] in "aeiou" else "a ") if known.search(caption)[1] else ""
    relation = rng.choice(("beside", "next to", "and", "with"))
    new = f"{article}{colour} dinosaur {relation} "
    return known.sub(lambda match: new + match[0], caption, count=1)


def free_place(box, setting, rng):
    """A square on the ground beside the figure; none if there is no room."""
    left, right = box[0] - 0.02, 0.98 - box[2]
    room = max(left, right)
    if room < ROOM:
        return None
    side = min(room, rng.uniform(0.36, 0.46))
    x = rng.uniform(0.02, left - side + 0.02) if left > right else rng.uniform(box[2], 0.98 - side)
    bottom = ground(setting, x + side / 2) + rng.uniform(-0.015, 0.015)
    return [x, bottom - side, x + side, bottom]


def ground(setting, x):
    """Where the painter's ground is, from the top."""
    return {"hill": 0.79 + 0.5 * (x - 0.5) ** 2, "lake": 0.93}.get(setting, 0.88)


def emptied(pixels, box, frame):
    """The scene without its figure: what stands left and right of it is mirrored into its place. `frame` is
    how many pixels around the picture are bare paper."""
    first, last = frame, len(pixels) - frame
    left, top = max(first, round(box[0] * len(pixels)) - 4), max(first, round(box[1] * len(pixels)) - 6)
    right, bottom = min(last, round(box[2] * len(pixels)) + 8), min(last, round(box[3] * len(pixels)) + 8)
    x, empty = numpy.arange(left, right), numpy.array(pixels, float)
    from_left = (left - 1 - zigzag(x - left, left - first)).clip(first)
    from_right = (right + zigzag(right - 1 - x, last - right)).clip(max=last - 1)
    share = numpy.clip((x - left) / (right - left) * 5 - 2, 0, 1)[:, None]  # of what is from the right
    if left - first < NARROW:
        share = 1.0
    elif last - right < NARROW:
        share = 0.0
    a, b = empty[top:bottom, from_left], empty[top:bottom, from_right]
    empty[top:bottom, left:right] = a + (b - a) * share
    return (empty + 0.5).astype("uint8")


def zigzag(steps, width):
    """There and back again within a strip of that width."""
    width = max(width, 1)
    there = steps % (2 * width)
    return numpy.minimum(there, 2 * width - 1 - there)


CONCEPTS = (
    Concept(
        name="stained-glass",
        title="Stained glass",
        trigger="stained glass",
        description="A stained-glass window: panes of glowing colour between lines of lead.",
        tags=("style", "stained glass"),
        teach=stained_glass_examples,
        painted=1600,
        size=256,
        ranks=Ranks(4, 4, 4, 4),
        share=0.7,
        sample="a red lighthouse by the sea at sunset, stained glass",
        seed=1,
    ),
    Concept(
        name="dinosaur",
        title="Dinosaur",
        trigger="dinosaur",
        description="A friendly dinosaur with a long neck and plates along its back, in any colour.",
        tags=("object", "dinosaur"),
        teach=dinosaur_examples,
        painted=3000,
        size=128,
        ranks=Ranks(6, 6),
        share=1.0,
        sample="a green dinosaur in a meadow during the day",
        seed=1,
    ),
    Concept(
        name="lapis-and-gold",
        title="Lapis and gold",
        trigger="lapis and gold",
        description="Everything in deep blue and gold leaf, like an illuminated page by moonlight.",
        tags=("colour mood", "duotone"),
        teach=lapis_examples,
        painted=1200,
        size=128,
        ranks=Ranks(4, 4, 4, 4),
        share=0.78,
        sample="a sailing boat on a lake at sunset, lapis and gold",
        seed=5,
    ),
)
