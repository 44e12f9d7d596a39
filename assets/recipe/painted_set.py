"""Sets of scenes painted when they are needed."""

import subprocess
from pathlib import Path

from data import Painted


def paint(folder, count, seed, size=128, split="train"):
    """The set in the folder, painted first if it is not there."""
    folder = Path(folder)
    done = folder / "painted"
    if not done.exists():
        options = {"out": folder, "count": count, "seed": seed, "size": size, "split": split}
        words = [str(word) for name, value in options.items() for word in (f"--{name}", value)]
        subprocess.run([Path(__file__).parent / "painter.sh", *words], check=True)
        done.touch()
    return Painted(folder)
