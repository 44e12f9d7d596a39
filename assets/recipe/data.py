"""Reads what the painter wrote: pictures, alternative captions and the scenes they were drawn from."""

import json
import random
from pathlib import Path

import numpy
import torch


class Painted:
    """A folder written by `PaintDataset`. Pictures are memory-mapped; captions come in six wordings."""

    def __init__(self, folder):
        folder = Path(folder)
        self.scenes = [json.loads(line) for line in (folder / "scenes.jsonl").open(encoding="utf-8")]
        lines = (folder / "captions.tsv").read_text("utf-8").splitlines()
        self.captions = [line.split("\t") for line in lines]
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        size = meta.get("size", 128)
        shape = (len(self.scenes), size, size, 3)
        self.pixels = numpy.memmap(folder / "images.rgb", numpy.uint8, "r", shape=shape)
        assert len(self.captions) == len(self.scenes)

    def __len__(self):
        return len(self.scenes)

    def pictures(self, rows, device="cpu"):
        """[N, 3, H, W] in -1..1."""
        batch = torch.from_numpy(numpy.stack([self.pixels[i] for i in rows]))
        return batch.to(device).permute(0, 3, 1, 2).contiguous().float().div_(127.5).sub_(1)

    def wording(self, row, rng=random):
        return rng.choice(self.captions[row])


class Batches:
    """Endless shuffled row numbers."""

    def __init__(self, count, size, seed):
        self.count, self.size = count, size
        self.rng = numpy.random.default_rng(seed)
        self.order, self.at = self.rng.permutation(count), 0

    def next(self):
        if self.at + self.size > self.count:
            self.order, self.at = self.rng.permutation(self.count), 0
        self.at += self.size
        return self.order[self.at - self.size : self.at]
