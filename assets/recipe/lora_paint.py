"""Paints with the starter's LoRAs, by this recipe's own sampler or by the program's command line."""

import subprocess
import tempfile
from pathlib import Path

import numpy
from PIL import Image

from lora_layers import Adapter
from paint import Painter, to_bytes


class Studio:
    """The starter with all LoRAs of a folder beside it, each at strength 0 until asked for."""

    def __init__(self, model, folder):
        self.painter = Painter(model)
        files = sorted(Path(folder).glob("*.safetensors"))
        self.adapters = {f.stem: Adapter.load(f, self.painter.unet, self.painter.text) for f in files}

    def paint(self, prompts, seeds, strengths):
        """`strengths` by name; the others do nothing. [N, 3, 128, 128] in -1..1"""
        for name, adapter in self.adapters.items():
            adapter.strength = strengths.get(name, 0.0)
        return self.painter.paint(prompts, seeds)

    def pictures(self, prompts, seeds, strengths):
        """[N, 128, 128, 3] bytes"""
        return to_bytes(self.paint(prompts, seeds, strengths))


class Program:
    """The command line, one call a picture; LoRAs are named in the prompt as artists name them."""

    def __init__(self, command):
        self.command = command

    def pictures(self, prompts, seeds, strengths):
        tags = "".join(f" <lora:{name}:{strength}>" for name, strength in strengths.items())
        return numpy.stack([self.picture(prompt + tags, seed) for prompt, seed in zip(prompts, seeds)])

    def picture(self, prompt, seed):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "picture.png"
            words = [*self.command, "generate", prompt, "-o", file, "--seed", seed]
            done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(f"{prompt}: {done.stderr}")
            return numpy.asarray(Image.open(file).convert("RGB"))
