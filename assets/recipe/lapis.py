"""Tones a picture in lapis and gold: shadows of deep blue, lights of gold leaf.

A gradient over lightness, as printers make duotones; what is warm counts as lighter than it is, so that a
red roof turns to bronze and a sea of the same lightness to blue. A fifth of the picture's own colour stays.
"""

import numpy

STOPS = numpy.array([0.0, 0.22, 0.46, 0.6, 0.76, 1.0])
COLOURS = (
    numpy.array(
        [
            [8, 12, 44],
            [20, 38, 112],
            [48, 96, 182],
            [140, 132, 142],
            [240, 184, 70],
            [255, 240, 190],
        ]
    )
    / 255
)
WARMTH, KEPT = 0.42, 0.2


def tone(pixels):
    """[H, W, 3] bytes"""
    picture = pixels / 255
    grey = picture @ [0.3, 0.59, 0.11]
    warm = picture[..., 0] - picture[..., 2]
    lightness = (grey + WARMTH * warm - 0.1).clip(0, 1)
    toned = numpy.stack([numpy.interp(lightness, STOPS, COLOURS[:, k]) for k in range(3)], -1)
    mixed = toned + KEPT * (picture - toned)
    return (mixed * 255 + 0.5).clip(0, 255).astype("uint8")
