"""Trains one of the starter's LoRAs (see lora_concepts.py) and writes it to the starter's folder `loras`.

    python assets/recipe/lora.py stained-glass

The objective is the starter's own: v prediction with its schedule, on latents of its autoencoder. Every batch
has a strength of its own, drawn at random, and its goal lies as far from what the frozen model predicts towards
the concept's picture: so the effect grows evenly with the strength. Ordinary scenes beside them keep the model
as it was where the trigger is not said, and so do empty captions: there the frozen model's own prediction is the
goal at every strength. May be stopped and run again.
"""

import argparse
import json
import random
from pathlib import Path

import numpy
import torch
from diffusers.models.attention_processor import AttnProcessor

import models
import painted_set
from data import Batches
from layout import Layout, weights
from lora_concepts import CONCEPTS, SEED, ordinary
from lora_layers import Adapter
from lora_report import describe
from loop import Run, strip
from paint import Painter
from unet import UNCONDITIONAL, timesteps, tokenise_all

ROOT = Path(__file__).parents[2]
ORDINARY = 600  # scenes that stay as they are
STRENGTHS = 0.4, 1.25  # of the batches


class Lessons:
    """Latents, captions and figures of every example: those of the concept first, then the ordinary ones.
    All is kept in a folder, so that a run that goes on need not paint again."""

    def __init__(self, concept, painter, folder):
        notes, latents = folder / "examples.json", folder / "latents.npy"
        if not notes.exists():
            scenes = painted_set.paint(folder / "scenes", concept.painted, SEED, concept.size)
            taught = list(concept.teach(scenes, SEED))
            examples = taught + [ordinary(scenes, row) for row in range(ORDINARY)]
            numpy.save(latents, encoded(painter, [example.pixels for example in examples]))
            told = [{"captions": e.captions, "scene": e.scene} for e in examples]
            notes.write_text(json.dumps({"taught": len(taught), "examples": told}), "utf-8")
        kept = json.loads(notes.read_text("utf-8"))
        self.taught, self.usual = kept["taught"], len(kept["examples"]) - kept["taught"]
        self.captions = [example["captions"] for example in kept["examples"]]
        self.ids = tokenise_all(painter.tokenizer, self.captions)
        self.layout = Layout([example["scene"] for example in kept["examples"]])
        self.latents = torch.from_numpy(numpy.load(latents))


@torch.no_grad()
def encoded(painter, pictures, batch=8):
    """[N, channels, 16, 16]"""
    parts = []
    for start in range(0, len(pictures), batch):
        x = torch.from_numpy(numpy.stack(pictures[start : start + batch])).to(painter.device)
        x = x.permute(0, 3, 1, 2).contiguous().float().div(127.5).sub(1)
        parts.append(painter.vae.encode(x).latent_dist.mean.cpu().numpy())
    return numpy.concatenate(parts)


def train(concept, work, minutes, batch, lr):
    random.seed(SEED)
    torch.manual_seed(SEED)
    painter = Painter(ROOT / "assets/starter")
    lessons = Lessons(concept, painter, work)
    unet, text = painter.unet.requires_grad_(False), painter.text.requires_grad_(False)
    if painter.device.type == "cpu":
        unet.set_attn_processor(AttnProcessor())
    adapter = Adapter.new(unet, text, concept.ranks)
    run = Run(work / "lora.pt", {"lora": adapter}, lr, minutes, warmup=50, ema=0.99, decay=0.0)
    alphas = models.new_scheduler().alphas_cumprod.to(run.device)
    empty = models.tokenise(painter.tokenizer, [""])
    usual = batch // 4
    new = Batches(lessons.taught, batch - usual, seed=run.seed())
    old = Batches(lessons.usual, usual, seed=run.seed())

    def predict(x, t, tokens, strength):
        adapter.strength = strength
        with run.autocast():
            context = text(input_ids=tokens).last_hidden_state
            return unet(x, t, context).sample.float()

    while run.going():
        rows = torch.from_numpy(numpy.concatenate([new.next(), lessons.taught + old.next()]))
        x = lessons.latents[rows].to(run.device)
        tokens = lessons.ids[rows, torch.randint(lessons.ids.shape[1], rows.shape)].long()
        dropped = torch.rand(len(rows)) < UNCONDITIONAL
        tokens = torch.where(dropped[:, None], empty, tokens).to(run.device)
        as_before = dropped | (rows >= lessons.taught)
        t = timesteps(len(rows), len(alphas))[torch.randperm(len(rows))].to(run.device)
        alpha = alphas[t].view(-1, 1, 1, 1)
        signal, noise_level = alpha.sqrt(), (1 - alpha).sqrt()
        noise = torch.randn_like(x)
        noisy, goal = signal * x + noise_level * noise, signal * noise - noise_level * x
        strength = random.uniform(*STRENGTHS)
        with torch.no_grad():
            frozen = predict(noisy, t, tokens, 0.0)
        share = torch.where(as_before, 0.0, concept.share * strength).view(-1, 1, 1, 1)
        goal = frozen + share * (goal - frozen)
        error = (predict(noisy, t, tokens, strength) - goal) ** 2
        weight = weights(lessons.layout.of(rows, run.device))
        run.update((error * weight).mean(), new=error[~as_before].mean(), old=error[as_before].mean())
    run.finish()
    adapter.load_state_dict(strip(run.averaged(), "lora"))
    return painter, adapter.eval(), lessons, run


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("concept", choices=[concept.name for concept in CONCEPTS])
    parser.add_argument("--work", type=Path, default=ROOT / "assets/target/loras")
    parser.add_argument("--out", type=Path, default=ROOT / "assets/starter/loras")
    parser.add_argument("--minutes", type=float, default=22)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--lr", type=float, default=2e-3)
    a = parser.parse_args()
    wanted = next(concept for concept in CONCEPTS if concept.name == a.concept)
    folder = a.work / wanted.name
    folder.mkdir(parents=True, exist_ok=True)
    a.out.mkdir(parents=True, exist_ok=True)
    describe(a.out / f"{wanted.name}.safetensors", wanted, a, *train(wanted, folder, a.minutes, a.batch, a.lr))
