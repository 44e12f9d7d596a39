"""Where the figures are: teaches the U-Net's middle what stands where, and the loss what matters.

The painter knows where it drew every figure. While the U-Net trains, a linear head reads kind and
colour of the figure in each cell of its 8 x 8 features (representation alignment: Yu et al. 2024,
with the painter's own knowledge in place of another network's features), and the cells that figures
cover count more in the denoising loss than sky and ground. The head is no part of the model.
"""

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import models

GRID = models.LATENT // 2  # cells a side of the features that the head reads
WEIGHT = 2.5  # of a figure's cells in the denoising loss, beside 1 for the others


class Layout:
    """Kind and colour in every cell of every picture, as numbers; 0 where there is no figure."""

    def __init__(self, scenes):
        figures = [figure for scene in scenes for figure in scene["figures"]]
        self.kinds = ["", *sorted({figure["kind"] for figure in figures})]
        self.colours = ["", *sorted({figure["colour"] for figure in figures})]
        self.cells = torch.zeros(len(scenes), 2, GRID, GRID, dtype=torch.uint8)
        centres = (numpy.arange(GRID) + 0.5) / GRID
        for row, scene in enumerate(scenes):
            for figure in sorted(scene["figures"], key=lambda figure: figure["box"][3]):  # nearest last
                left, top, right, bottom = figure["box"]
                columns = slice(*numpy.searchsorted(centres, (left, right)))
                rows = slice(*numpy.searchsorted(centres, (top, bottom)))
                self.cells[row, 0, rows, columns] = self.kinds.index(figure["kind"])
                self.cells[row, 1, rows, columns] = self.colours.index(figure["colour"])

    def of(self, rows, device):
        """[N, 2, GRID, GRID]"""
        return self.cells[rows].long().to(device)


def weights(cells):
    """What each latent counts in the denoising loss, 1 on average. [N, 1, LATENT, LATENT]"""
    weight = 1 + (WEIGHT - 1) * (cells[:, :1] > 0).float()
    return F.interpolate(weight / weight.mean(), size=models.LATENT, mode="nearest")


class Head(nn.Module):
    """Reads kind and colour from the U-Net's features at 8 x 8, on the way up."""

    def __init__(self, unet, layout):
        super().__init__()
        source = unet.up_blocks[1].attentions[-1]
        self.sizes = len(layout.kinds), len(layout.colours)
        self.read = nn.Conv2d(source.in_channels, sum(self.sizes), 1)
        source.register_forward_hook(self.keep)

    def keep(self, module, inputs, output):
        self.features = output[0]

    def loss(self, cells):
        """Cross-entropy of the kind everywhere and of the colour where there is a figure."""
        kinds, colours = self.read(self.features).float().split(self.sizes, 1)
        colour = F.cross_entropy(colours, cells[:, 1], reduction="none")
        there = (cells[:, 0] > 0).float()
        return F.cross_entropy(kinds, cells[:, 0]) + (colour * there).sum() / there.sum().clamp(min=1)
