"""Turns a painted scene into a stained-glass window: panes of glowing colour between lines of lead.

Panes grow around a jittered grid of seeds, towards like colours (SLIC superpixels: Achanta et al. 2012),
more so within figures, so that lead follows their outlines. What is too small for a pane of its own joins
a neighbour.
"""

import numpy
from PIL import Image, ImageFilter

PANE = 54  # of 256 pixels, across
CLOSER = (8, 22)  # how much colour counts beside distance: in the backdrop, within figures
SMALLEST = 600  # pixels of a pane
LEAD = numpy.array([0.09, 0.08, 0.10])
LEAD_WIDTH = 5  # pixels of 256
ROUNDS = 4


def panes(picture, closer, rng):
    """The number of the pane that each pixel belongs to. [H, W]"""
    height, width, _ = picture.shape
    rows, columns = -(-height // PANE), -(-width // PANE)
    y, x = numpy.mgrid[0:height, 0:width]
    row, column = y // PANE, x // PANE
    jitter = rng.uniform(0.15, 0.85, (2, rows, columns))
    at = (numpy.mgrid[0:rows, 0:columns] + jitter) * PANE
    seed = at.round().astype(int)
    colour = picture[seed[0].clip(0, height - 1), seed[1].clip(0, width - 1)]
    for _ in range(ROUNDS):
        nearest, owner = numpy.full((height, width), numpy.inf), numpy.zeros((height, width), int)
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                i, j = (row + down).clip(0, rows - 1), (column + across).clip(0, columns - 1)
                away = ((y - at[0][i, j]) ** 2 + (x - at[1][i, j]) ** 2) / PANE**2
                away += closer * ((picture - colour[i, j]) ** 2).sum(2)
                better = away < nearest
                nearest[better], owner[better] = away[better], (i * columns + j)[better]
        means = mean_of_each(numpy.dstack([y, x, picture]), owner, rows * columns)
        at = means[:, :2].T.reshape(2, rows, columns)
        colour = means[:, 2:].reshape(rows, columns, 3)
    return owner


def mean_of_each(values, owner, count):
    """[count, channels]"""
    size = numpy.bincount(owner.ravel(), minlength=count).clip(1)
    sums = [numpy.bincount(owner.ravel(), v.ravel(), count) for v in numpy.moveaxis(values, 2, 0)]
    return numpy.stack(sums, 1) / size[:, None]


def blurred(share, radius):
    picture = Image.fromarray((share * 255).astype("uint8"))
    return numpy.asarray(picture.filter(ImageFilter.GaussianBlur(radius))) / 255


def spread(owner, numbers, free, radius):
    """Gives every free pixel to that pane of `numbers` of which there is most around it."""
    most, result = numpy.zeros(owner.shape), owner.copy()
    for number in numbers:
        share = blurred(owner == number, radius)
        better = free & (share > most)
        most[better], result[better] = share[better], number
    return result


def settled(owner):
    """Smooth outlines; what is too small for a pane is given to its neighbours."""
    size = numpy.bincount(owner.ravel())
    owner = spread(owner, numpy.flatnonzero(size), numpy.ones(owner.shape, bool), 2)
    size = numpy.bincount(owner.ravel())
    return spread(owner, numpy.flatnonzero(size >= SMALLEST), size[owner] < SMALLEST, 7)


def borders(owner):
    """Where two panes meet, and the frame."""
    edge = numpy.zeros(owner.shape, bool)
    edge[:, 1:] = owner[:, 1:] != owner[:, :-1]
    edge[1:] |= owner[1:] != owner[:-1]
    edge[:3] = edge[-3:] = True
    edge[:, :3] = edge[:, -3:] = True
    return Image.fromarray((edge * 255).astype("uint8"))


def glaze(pixels, boxes, rng):
    """[256, 256, 3] bytes of a scene, and where its figures are, to [128, 128, 3] of a window."""
    picture, side = pixels / 255, len(pixels)
    closer = numpy.full((side, side), float(CLOSER[0]))
    for box in boxes:
        left, top, right, bottom = (round(edge * side) for edge in box)
        closer[max(0, top) : bottom, max(0, left) : right] = CLOSER[1]
    owner = settled(panes(picture, closer, rng))
    count = owner.max() + 1
    glass = 0.5 * picture + 0.5 * mean_of_each(picture, owner, count)[owner]
    grey = (glass @ [0.3, 0.59, 0.11])[..., None]
    glass = grey + 1.45 * (glass - grey)
    glass *= 1 + (rng.normal(0, 0.07, (count, 1)) + rng.normal(0, 0.03, (count, 3)))[owner]

    edge = borders(owner)
    rim = blurred(numpy.asarray(edge.filter(ImageFilter.MaxFilter(9))) / 255, 9)
    glass *= 1.14 - 0.35 * rim[..., None]  # light gathers in the middle of a pane
    lead = blurred(numpy.asarray(edge.filter(ImageFilter.MaxFilter(LEAD_WIDTH))) / 255, 0.8)[..., None]
    window = (glass + (LEAD - glass) * lead).clip(0, 1)
    picture = Image.fromarray((window * 255 + 0.5).astype("uint8"))
    return numpy.asarray(picture.resize((side // 2, side // 2), Image.BOX))
