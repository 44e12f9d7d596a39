"""Draws a dinosaur into painted scenes, in the light and the four styles of the painter.

A long neck, plates along the back, a friendly face: a kind of figure that the starter model was never
shown. It takes the place of a scene's only figure, or stands beside one.
"""

import math

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINE = 3  # pixels drawn for each one of the picture, across and down

BODIES = {
    "red": "#d9302c",
    "orange": "#f5861a",
    "yellow": "#f9cb28",
    "green": "#2f9e48",
    "blue": "#2b6bd8",
    "purple": "#7f40b4",
    "pink": "#f58ab5",
    "brown": "#87522f",
    "white": "#f8f6f0",
    "black": "#2d2b33",
    "grey": "#8d9299",
}
COOL_SHADE = "#1d1a3a"  # the painter darkens towards it
PAPER, INK = "#fdf8ec", "#43383c"
TINTS = {"dawn": ("#f9c9c4", 0.06), "day": ("#ffffff", 0.0), "sunset": ("#ff9a5c", 0.09), "night": ("#5a6aa8", 0.13)}
PIXEL_GRID, PIXEL_LEVELS = 64, 18

TAIL = (0.34, 0.62, 0.2, 0.6, 0.08, 0.5, 0.0, 0.34, 0.0, 0.52, 0.08, 0.68, 0.22, 0.82, 0.4, 0.86)
TRUNK = (0.2, 0.66, 0.28, 0.5, 0.44, 0.43, 0.6, 0.46, 0.7, 0.58, 0.69, 0.74, 0.56, 0.84, 0.34, 0.85, 0.22, 0.79)
NECK = (0.5, 0.52, 0.6, 0.44, 0.66, 0.3, 0.66, 0.14, 0.74, 0.02, 0.86, 0.02, 0.97, 0.09, 1.0, 0.17)
NECK += (0.94, 0.23, 0.83, 0.23, 0.8, 0.32, 0.79, 0.46, 0.73, 0.62, 0.62, 0.72)
BELLY = (0.34, 0.76, 0.48, 0.7, 0.62, 0.7, 0.64, 0.77, 0.54, 0.82, 0.4, 0.83)
PLATES = ((0.1, 0.53, -22), (0.205, 0.585, -12), (0.31, 0.5, -14), (0.42, 0.45, 0), (0.53, 0.46, 4))
PLATES += ((0.615, 0.37, -52), (0.655, 0.24, -70), (0.675, 0.11, -62))


def rgb(text):
    return numpy.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], float)


def mix(a, b, amount):
    return a + (b - a) * amount


def tones(colour):
    """Light, dark and deep shades of a named colour."""
    body = rgb(BODIES[colour])
    shade = 0.17 if colour != "white" else 0.13
    return mix(body, 255, 0.16), mix(body, rgb(COOL_SHADE), shade), mix(body, rgb(COOL_SHADE), 0.32)


def smooth(points, steps=8):
    """A closed Catmull-Rom curve through x, y pairs. [N, 2]"""
    knots = numpy.array(points, float).reshape(-1, 2)
    before, after = numpy.roll(knots, 1, 0), numpy.roll(knots, -1, 0)
    beyond = numpy.roll(knots, -2, 0)
    t = numpy.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (k[:, None] for k in (before, knots, after, beyond))
    curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return curve.reshape(-1, 2)


def oval(x, y, across, down):
    turn = numpy.linspace(0, 2 * math.pi, 40, endpoint=False)
    return numpy.stack([x + across * numpy.cos(turn), y + down * numpy.sin(turn)], 1)


def leg(x, top, width=0.125):
    half = width / 2
    return smooth((x - half, top, x + half, top, x + half, 0.97, x + half + 0.01, 1.0, x - half, 1.0))


def plate(x, y, lean):
    """A triangle that stands on the back, leaning by so many degrees."""
    corner = numpy.array([[-0.065, 0.05], [0.0, -0.105], [0.065, 0.05]])
    turn = math.radians(lean)
    spin = numpy.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    return corner @ spin.T + (x, y)


class Sheet:
    """A picture under the brush, much enlarged. Shapes come in the figure's own square, 0 to 1."""

    def __init__(self, pixels, box, style, time, phase):
        self.size = len(pixels)
        self.style, self.time, self.phase = style, time, phase
        self.scale = FINE if style != "pixel" else PIXEL_GRID / self.size
        side = round(self.size * self.scale)
        way = Image.BOX if style == "pixel" else Image.BICUBIC
        self.sheet = numpy.asarray(Image.fromarray(pixels).resize((side, side), way), float).copy()
        left, top, right, bottom = box
        self.corner, self.side = numpy.array([left, top]) * side, (right - left) * side

    def place(self, shape):
        points = self.corner + shape * self.side
        if self.style in ("watercolour", "line_art"):
            points = self.bend(points)
        return points

    def bend(self, points):
        """The unsteadiness of a hand, as in the painter."""
        size = len(self.sheet)
        amount, wave = (0.007 if self.style == "watercolour" else 0.004) * size, 2 * math.pi * 3.3 / size
        x, y = points.T
        across = x + amount * numpy.sin(wave * (y + 0.4 * x) + self.phase)
        down = y + amount * numpy.sin(wave * (x - 0.3 * y) * 1.3 + 2 * self.phase)
        return numpy.stack([across, down], 1)

    def mask(self, *shapes):
        """Where any of the shapes is. L image"""
        mask = Image.new("L", self.sheet.shape[:2])
        draw = ImageDraw.Draw(mask)
        for shape in shapes:
            draw.polygon([tuple(point) for point in self.place(shape)], fill=255)
        return mask

    def lit(self, colour):
        tint, amount = TINTS[self.time]
        return mix(colour, rgb(tint), amount)

    def fill(self, mask, colour, opacity=1.0):
        """One colour [3], or a function that gives one for each x and y within the figure's square."""
        left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
        part = self.sheet[top:bottom, left:right]
        if callable(colour):
            y, x = numpy.mgrid[top:bottom, left:right]
            colour = colour((x - self.corner[0]) / self.side, (y - self.corner[1]) / self.side)
        share = numpy.asarray(mask.crop((left, top, right, bottom)), float)[..., None] / 255
        part += (colour - part) * share * opacity

    def outline(self, mask, width, colour, opacity):
        """A line along the mask's edge, its width a share of the picture."""
        reach = max(1, round(width * len(self.sheet) / 2))
        wide, narrow = (mask.filter(f(2 * reach + 1)) for f in (ImageFilter.MaxFilter, ImageFilter.MinFilter))
        self.fill(ImageChops.subtract(wide, narrow), colour, opacity)

    def slope(self, light, dark):
        """Shading from the upper left of the figure to its lower right, in two steps in pixel art."""

        def shade(x, y):
            if self.style == "pixel":
                share = ((x + 0.5 * y) / 1.25 > 0.66).astype(float)
            else:
                share = ((x - 0.2) * 0.75 + (y - 0.15) * 0.6) / (0.75 * 0.75 + 0.6 * 0.6)
            return mix(light, dark, share.clip(0, 1)[..., None])

        return shade

    def solid(self, light, dark, *shapes):
        """A main part of the figure: shaded away from the light, with the outline of the style."""
        mask = self.mask(*shapes)
        light, dark = self.lit(light), self.lit(dark)
        ink = mix(dark, rgb(COOL_SHADE), 0.25)
        match self.style:
            case "line_art":
                self.fill(mask, mix(light, dark, 0.35))
                self.outline(mask, 0.012, rgb(INK), 1.0)
            case "watercolour":
                self.fill(mask, self.slope(mix(light, rgb(PAPER), 0.16), mix(dark, light, 0.25)))
                self.outline(mask, 0.011, ink, 0.5)
            case "pixel":
                self.fill(mask, self.slope(mix(light, dark, 0.25), dark))
            case _:
                self.fill(mask, self.slope(light, dark))
                self.outline(mask, 0.006, ink, 0.55)

    def veil(self, colour, opacity, shape):
        self.fill(self.mask(shape), colour, opacity)

    def finish(self):
        """[H, W, 3] bytes"""
        way = Image.BOX
        if self.style == "pixel":
            step, way = 255 / (PIXEL_LEVELS - 1), Image.NEAREST
            self.sheet = numpy.round(self.sheet / step) * step
        whole = Image.fromarray((self.sheet + 0.5).clip(0, 255).astype("uint8"))
        return numpy.asarray(whole.resize((self.size, self.size), way))


def draw(pixels, box, colour, style, time, phase):
    """The picture with a dinosaur in the box (left, top, right, bottom as shares). [H, W, 3] bytes"""
    sheet = Sheet(pixels, box, style, time, phase)
    light, dark, deep = tones(colour)
    sheet.veil(rgb("#1a1c3c"), 0.28, oval(0.52, 1.0, 0.46, 0.06))
    sheet.solid(dark, deep, leg(0.42, 0.68), leg(0.7, 0.62))
    for x, y, lean in PLATES:
        sheet.solid(dark, deep, plate(x, y, lean))
    sheet.solid(light, dark, smooth(TAIL), smooth(TRUNK), smooth(NECK), leg(0.3, 0.68), leg(0.59, 0.68))
    sheet.veil(mix(light, 255, 0.35), 0.45, smooth(BELLY))
    sheet.veil(numpy.full(3, 255.0), 1.0, oval(0.83, 0.1, 0.042, 0.042))
    sheet.veil(rgb("#35313f"), 1.0, oval(0.84, 0.1, 0.028, 0.028))
    sheet.veil(rgb("#35313f"), 0.8, smooth((0.87, 0.175, 0.93, 0.175, 0.985, 0.15, 0.93, 0.19)))
    return sheet.finish()
