"""A classifier of the painter's pictures, to judge the model by eyes other than its own.

For each kind of object it finds where it is (a 16 x 16 map) and reads the colour there; setting,
weather, time and style come from the whole picture. It is shown where the painter put each figure, and
learns from pictures of both splits, since
it must know the very combinations that the model was never shown.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

import models
from data import Batches, Painted
from loop import Run, strip

WHOLE = ("setting", "weather", "time", "style")
MAP = 16  # cells a side
WEIGHTS = "model.safetensors"


class Judge(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.words = words
        self.near = nn.Sequential(block(3, 32, 2), block(32, 64, 2), block(64, 96, 2), block(96, 128, 1))
        self.wide = nn.Sequential(block(128, 128, 1, 2), block(128, 128, 1, 4))
        self.kinds = nn.Conv2d(128, len(words["kind"]), 1)
        self.colours = nn.Conv2d(128, len(words["colour"]), 1)
        self.whole = nn.Sequential(block(128, 128, 2), block(128, 128, 2))
        self.heads = nn.ModuleDict({name: nn.Linear(256, len(words[name])) for name in WHOLE})

    def forward(self, x):
        near = self.near(x)
        wide = self.wide(near)
        maps = self.kinds(wide).float().flatten(2)  # [N, kinds, 256]
        presence = maps.logsumexp(2) - 3
        where = maps.softmax(2)
        colours = torch.einsum("nkp,ncp->nkc", where, self.colours(wide).float().flatten(2))
        whole = self.whole(near)
        pooled = torch.cat([whole.mean((2, 3)), whole.amax((2, 3))], 1)
        return presence, maps, colours, {name: head(pooled) for name, head in self.heads.items()}


def block(wide_in, wide_out, stride, dilation=1):
    return nn.Sequential(
        nn.Conv2d(wide_in, wide_out, 3, stride, dilation, dilation), nn.GroupNorm(8, wide_out), nn.SiLU()
    )


def words_of(*sets):
    scenes = [scene for painted in sets for scene in painted.scenes]
    words = {name: sorted({scene[name] for scene in scenes}) for name in WHOLE}
    for name in ("kind", "colour"):
        words[name] = sorted({figure[name] for scene in scenes for figure in scene["figures"]})
    return words


def labels_of(words, scenes):
    """Colour number of each kind, -1 where the kind is not shown [N, kinds]; the rest [N]."""
    colours = numpy.full((len(scenes), len(words["kind"])), -1)
    for row, scene in enumerate(scenes):
        for figure in scene["figures"]:
            kind = words["kind"].index(figure["kind"])
            colours[row, kind] = words["colour"].index(figure["colour"])
    whole = {name: torch.tensor([words[name].index(s[name]) for s in scenes]) for name in WHOLE}
    return torch.from_numpy(colours), whole


def outside(words, scenes):
    """-inf in the cells outside each kind's box, 0 inside. [N, kinds, MAP * MAP]"""
    mask = torch.full((len(scenes), len(words["kind"]), MAP, MAP), -torch.inf)
    for row, scene in enumerate(scenes):
        for figure in scene["figures"]:
            left, top, right, bottom = (min(max(int(MAP * edge), 0), MAP - 1) for edge in figure["box"])
            mask[row, words["kind"].index(figure["kind"]), top : bottom + 1, left : right + 1] = 0
    return mask.flatten(2)


def save(folder, words, state):
    """Half precision is plenty for a verdict."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.json").write_text(json.dumps(words, indent=2) + "\n", "utf-8")
    save_file({name: value.half().contiguous() for name, value in state.items()}, folder / WEIGHTS)


def load(folder):
    judge = Judge(json.loads((Path(folder) / "words.json").read_text("utf-8")))
    judge.load_state_dict({name: v.float() for name, v in load_file(Path(folder) / WEIGHTS).items()})
    return judge.to(models.device()).eval()


@torch.no_grad()
def verdicts(judge, pictures, scenes):
    """Right or wrong, picture by picture: objects and colours [figures], the rest one each."""
    presence, _, colours, whole = judge(pictures)
    found = []
    for row, scene in enumerate(scenes):
        kinds = [judge.words["kind"].index(f["kind"]) for f in scene["figures"]]
        wanted = [judge.words["colour"].index(f["colour"]) for f in scene["figures"]]
        found.append(
            {
                "objects": [bool(presence[row, k] > 0) for k in kinds],
                "colours": [int(colours[row, k].argmax()) == c for k, c in zip(kinds, wanted)],
                **{n: judge.words[n][int(whole[n][row].argmax())] == scene[n] for n in WHOLE},
            }
        )
    return found


def share(found):
    """Verdicts to percentages."""
    rates = {
        "object": [ok for f in found for ok in f["objects"]],
        "colour": [ok for f in found for ok in f["colours"]],
        "two objects, colours right": [
            all(f["objects"] + f["colours"]) for f in found if len(f["objects"]) == 2
        ],
        **{name: [f[name] for f in found] for name in WHOLE},
    }
    return {name: round(100 * sum(oks) / len(oks), 2) for name, oks in rates.items() if oks}


def on_fresh_pictures(judge, painted, count=1000):
    found = []
    for rows in numpy.array_split(numpy.arange(min(count, len(painted))), 20):
        pictures = painted.pictures(rows, models.device())
        found += verdicts(judge, pictures, [painted.scenes[row] for row in rows])
    return share(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--fresh", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the finished judge")
    parser.add_argument("--init", help="a judge of an earlier painter to start from")
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--lr", type=float, default=2e-3)
    a = parser.parse_args()
    sets = [Painted(folder) for folder in a.data]
    words = words_of(*sets)
    judge = Judge(words)
    if a.init:
        earlier = load(a.init)
        assert earlier.words == words, "the earlier judge knows other words"
        judge.load_state_dict(earlier.state_dict())
    run = Run(a.work / "judge.pt", {"judge": judge}, a.lr, a.minutes, ema=0.995, decay=0.02)
    labels = [labels_of(words, painted.scenes) for painted in sets]
    share_each = a.batch // len(sets) // run.world
    batches = [Batches(len(painted), share_each, seed=run.seed() + i) for i, painted in enumerate(sets)]
    while run.going():
        rows = [b.next() for b in batches]
        x = torch.cat([p.pictures(r, run.device) for p, r in zip(sets, rows)])
        target = torch.cat([label[0][r] for label, r in zip(labels, rows)]).to(run.device)
        with run.autocast():
            presence, maps, colours, whole = judge(x + 0.05 * torch.randn_like(x))
        shown = target >= 0
        scenes = [p.scenes[row] for p, r in zip(sets, rows) for row in r]
        mask = outside(words, scenes).to(run.device)
        inside = (maps.log_softmax(2) + mask)[shown].logsumexp(1)
        loss = F.binary_cross_entropy_with_logits(presence, shown.float()) * 10 - inside.mean()
        loss = loss + F.cross_entropy(colours[shown], target[shown])
        for name in WHOLE:
            wanted = torch.cat([label[1][name][r] for label, r in zip(labels, rows)]).to(run.device)
            loss = loss + 0.5 * F.cross_entropy(whole[name].float(), wanted)
        run.update(loss, found=((presence > 0) == shown)[shown].float().mean())
    run.finish()
    save(a.out, words, strip(run.averaged(), "judge"))
    print(json.dumps(on_fresh_pictures(load(a.out), Painted(a.fresh)), indent=2))


if __name__ == "__main__":
    main()
