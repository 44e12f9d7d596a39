"""Trains the U-Net and the text encoder together on cached latents, by v prediction.

Figures count more than their surroundings, and a head that reads what stands where helps the U-Net
to find out early which word belongs to which place (see layout.py).
"""

import argparse
from pathlib import Path

import numpy
import torch
from diffusers.models.attention_processor import AttnProcessor
from torch.nn import functional as F

import models
import tokenizer as bpe
from data import Batches, Painted
from layout import Head, Layout, weights
from loop import Run, strip

UNCONDITIONAL = 0.1  # share of captions left empty, for classifier-free guidance
LAYOUT = 0.03  # weight of the layout head's loss, and so of its pull on the U-Net


def tokenise_all(tokenizer, captions):
    """Every wording of every picture. [N, wordings, MAX_TOKENS]"""
    flat = [wording for wordings in captions for wording in wordings]
    ids = models.tokenise(tokenizer, flat).to(torch.int16)
    return ids.view(len(captions), -1, models.MAX_TOKENS)


def timesteps(count, steps):
    """One from each slice of the schedule, less variance than drawing freely; half of them spread
    evenly, half thicker in its middle (3 u^2 - 2 u^3), where shapes are decided. [count]"""
    u = (torch.arange(count) + torch.rand(count)) / count
    t = torch.linspace(0, 1, 1001)
    share = 0.5 * t + 0.5 * (3 * t**2 - 2 * t**3)
    at = torch.searchsorted(share, u).clamp(1, 1000)
    part = (u - share[at - 1]) / (share[at] - share[at - 1])
    return ((at - 1 + part) / 1000 * steps).long().clamp(0, steps - 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--init", help="a starter folder to start from")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--lr", type=float, default=1.5e-3)
    a = parser.parse_args()
    painted = Painted(a.data)
    tokenizer = bpe.load(a.work / "tokenizer")
    latents = torch.from_numpy(numpy.load(a.work / "latents.npy"))
    ids = tokenise_all(tokenizer, painted.captions[: len(latents)])
    empty = models.tokenise(tokenizer, [""])

    unet, text = models.new_unet(), models.new_text_encoder(tokenizer)
    models.load_if_there(unet, a.init, "unet")
    pretrained = a.work / "clip.pt"
    if not models.load_if_there(text, a.init, "text_encoder") and pretrained.exists():
        text.load_state_dict(strip(torch.load(pretrained, map_location="cpu")["ema"], "text"))
    text.text_projection.requires_grad_(False)
    if models.device().type == "cpu":  # at 256 tokens plain matrix products beat the fused kernel
        unet.set_attn_processor(AttnProcessor())
    layout = Layout(painted.scenes[: len(latents)])
    head = Head(unet, layout)
    parts = {"unet": unet, "text": text, "head": head}
    run = Run(a.work / "unet.pt", parts, a.lr, a.minutes, warmup=100, ema=0.998)
    alphas = models.new_scheduler().alphas_cumprod.to(run.device)
    batches = Batches(len(latents), a.batch // run.world, seed=run.seed())

    while run.going():
        rows = torch.from_numpy(batches.next())
        x = latents[rows].to(run.device).float()
        tokens = ids[rows, torch.randint(ids.shape[1], rows.shape)].long()
        dropped = torch.rand(len(rows)) < UNCONDITIONAL
        tokens = torch.where(dropped[:, None], empty, tokens).to(run.device)
        cells = layout.of(rows, run.device)
        t = timesteps(len(rows), len(alphas)).to(run.device)
        alpha = alphas[t].view(-1, 1, 1, 1)
        signal, noise_level = alpha.sqrt(), (1 - alpha).sqrt()
        noise = torch.randn_like(x)
        with run.autocast():
            context = text(input_ids=tokens).last_hidden_state
            v = unet(signal * x + noise_level * noise, t, context).sample
            placed = head.loss(cells)
        error = (v.float() - (signal * noise - noise_level * x)) ** 2
        run.update((error * weights(cells)).mean() + LAYOUT * placed, plain=error.mean(), layout=placed)
    run.finish()


if __name__ == "__main__":
    main()
