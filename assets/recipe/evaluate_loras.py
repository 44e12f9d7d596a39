"""Measures the starter's LoRAs: how surely the concept is there at each strength, and what of the rest of the
prompt is still there.

Captions are of scenes that training never saw. A probe for each concept, a logistic regression on the judge's
features, has learnt it from the painter's own pictures with and without it. What else a caption asks for is
looked for by the judge of judge.py, which knows none of the concepts; how well it does on the painter's
pictures of the concept stands beside it.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import judge as judges
import painted_set
from lora_concepts import CONCEPTS, ordinary
from lora_paint import Studio

ROOT = Path(__file__).parents[2]
STRENGTHS = (0.0, 0.4, 0.8, 1.0, 1.2)
PAIR = 0.8  # strength of each of two
TAUGHT, FRESH = 240, 80  # pictures of each kind a probe learns from and is tried on
SEED = 23


class Eyes:
    """The judge and its features."""

    def __init__(self, folder):
        self.judge = judges.load(folder)

    @torch.no_grad()
    def features(self, pictures):
        """What is seen anywhere, and on the whole. [N, 768]"""
        parts = []
        for x in pictures.split(32):
            near = self.judge.near(x)
            maps = [self.judge.wide(near), near, self.judge.whole(near)]
            parts.append(torch.cat([f(m) for m in maps for f in (means, peaks)], 1))
        return torch.cat(parts)

    def kept(self, pictures, scenes):
        """Percentages of what the judge knows and the scenes have."""
        found = []
        for start in range(0, len(scenes), 32):
            known = [self.known(scene) for scene in scenes[start : start + 32]]
            found += judges.verdicts(self.judge, pictures[start : start + 32], known)
        return judges.share([f for f in found])

    def known(self, scene):
        return scene | {"figures": [f for f in scene["figures"] if f["kind"] in self.judge.words["kind"]]}


def means(maps):
    return maps.mean((2, 3))


def peaks(maps):
    return maps.amax((2, 3))


class Probe:
    """Tells pictures with the concept from others: a logit, above 0 where it is there."""

    def __init__(self, eyes, concept, work, count=TAUGHT + FRESH):
        self.eyes = eyes
        scenes = painted_set.paint(work / f"{concept.name}-probe", 12 * count, SEED, concept.size)
        self.examples = take(concept.teach(scenes, SEED), count)
        usual = [ordinary(scenes, row) for row in range(count)]
        x = [eyes.features(to_tensor([e.pixels for e in part])) for part in (self.examples, usual)]
        self.mean = torch.cat(x).mean(0)
        self.deviation = torch.cat(x).std(0) + 1e-3
        self.line = nn.Linear(x[0].shape[1], 1)
        self.learn(torch.cat([part[:TAUGHT] for part in x]))
        with torch.no_grad():
            right = (self.of(x[0][TAUGHT:]) > 0).float().mean() + (self.of(x[1][TAUGHT:]) < 0).float().mean()
        self.accuracy = round(50 * right.item(), 1)

    def learn(self, x):
        truth = torch.cat([torch.ones(TAUGHT), torch.zeros(TAUGHT)])
        optimiser = torch.optim.LBFGS(self.line.parameters(), max_iter=60)

        def loss():
            optimiser.zero_grad()
            value = F.binary_cross_entropy_with_logits(self.of(x), truth)
            value = value + 0.02 * self.line.weight.square().sum()
            value.backward()
            return value

        optimiser.step(loss)

    def of(self, features):
        return self.line((features - self.mean) / self.deviation)[:, 0]

    @torch.no_grad()
    def logits(self, pictures):
        return self.of(self.eyes.features(pictures))

    def sees(self, pictures):
        logits = self.logits(pictures)
        return {"seen, %": percent(logits > 0), "logit": round(logits.mean().item(), 2)}


def take(examples, count):
    found = [example for _, example in zip(range(count), examples)]
    assert len(found) == count, "too few scenes painted"
    return found


def to_tensor(pictures):
    return torch.from_numpy(numpy.stack(pictures)).permute(0, 3, 1, 2).float().div(127.5).sub(1)


def percent(oks):
    return round(100 * oks.float().mean().item(), 1)


def difference(a, b):
    """Of 255."""
    return round(127.5 * (a - b).abs().mean().item(), 1)


def alone(concept, probe, studio, eyes, count):
    """One LoRA at every strength, and at full strength on captions that do not ask for it."""
    examples = probe.examples[TAUGHT : TAUGHT + count]
    captions, scenes = [e.captions[0] for e in examples], [e.scene for e in examples]
    seeds = list(range(count))
    base = studio.paint(captions, seeds, {})
    rows = {}
    for strength in STRENGTHS:
        pictures = studio.paint(captions, seeds, {concept.name: strength})
        rows[f"{strength:g}"] = {
            **probe.sees(pictures),
            "away from the base": difference(pictures, base),
            **eyes.kept(pictures, scenes),
        }
        if not strength:
            assert torch.equal(pictures, base), "strength 0 changes the picture"
    painted = to_tensor([e.pixels for e in examples])
    rows["the painter's own"] = {**probe.sees(painted), **eyes.kept(painted, scenes)}
    return rows


def unasked(concept, probe, studio, eyes, scenes, count):
    """Captions without the trigger: what the LoRA does to pictures it should leave alone."""
    captions, wanted = [c[0] for c in scenes.captions[:count]], scenes.scenes[:count]
    seeds = list(range(count))
    base = studio.paint(captions, seeds, {})
    pictures = studio.paint(captions, seeds, {concept.name: 1.0})
    row = {**probe.sees(pictures), "away from the base": difference(pictures, base)}
    return {"without": eyes.kept(base, wanted), "with, trigger unsaid": row | eyes.kept(pictures, wanted)}


def together(first, second, probes, studio, count):
    """Two LoRAs at once: the pictures of one whose captions end in the trigger of the other."""
    examples = probes[first.name].examples[TAUGHT : TAUGHT + count]
    captions = [f"{e.captions[0]}, {second.trigger}" for e in examples]
    pictures = studio.paint(captions, list(range(count)), {first.name: PAIR, second.name: PAIR})
    return {concept.name: probes[concept.name].sees(pictures) for concept in (first, second)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default=ROOT / "assets/starter")
    parser.add_argument("--loras", default=ROOT / "assets/starter/loras")
    parser.add_argument("--work", type=Path, default=ROOT / "assets/target/loras")
    parser.add_argument("--judge", default=Path(__file__).parent / "judge")
    parser.add_argument("--count", type=int, default=32)
    a = parser.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    eyes, studio = Eyes(a.judge), Studio(a.model, a.loras)
    usual = painted_set.paint(a.work / "usual", a.count, SEED, split="heldout")
    present = [concept for concept in CONCEPTS if concept.name in studio.adapters]
    probes = {concept.name: Probe(eyes, concept, a.work) for concept in present}
    report = {}
    for concept in present:
        probe = probes[concept.name]
        report[concept.name] = {
            "probe right, %": probe.accuracy,
            "strength": alone(concept, probe, studio, eyes, a.count),
            "unasked": unasked(concept, probe, studio, eyes, usual, a.count),
        }
        print(json.dumps({concept.name: report[concept.name]}, indent=1), flush=True)
    for first, second in (("dinosaur", "stained-glass"), ("dinosaur", "lapis-and-gold"), ("stained-glass", "lapis-and-gold")):
        if first in probes and second in probes:
            pair = [next(c for c in present if c.name == name) for name in (first, second)]
            report[f"{first} + {second}"] = together(*pair, probes, studio, a.count)
    (a.work / "results.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
