"""Trains the text and image encoders against each other (CLIP's contrastive loss).

`pretrain` gives the U-Net a text encoder that already knows objects from colours. The text encoder
then learns on with the U-Net (see unet.py). `fit` comes last: it fits the image encoder and both
projections to the final text encoder, which stays as it is.
"""

import argparse
import math
from pathlib import Path

import torch
from torch.nn import functional as F

import models
import tokenizer as bpe
from data import Batches, Painted
from loop import Run, strip


class Scale(torch.nn.Module):
    """CLIP's learnt temperature, as the logarithm of its inverse."""

    def __init__(self):
        super().__init__()
        self.log = torch.nn.Parameter(torch.tensor(math.log(1 / 0.07)))

    def forward(self, images, texts):
        images, texts = F.normalize(images.float(), dim=-1), F.normalize(texts.float(), dim=-1)
        return self.log.clamp(max=math.log(100)).exp() * images @ texts.T


def contrastive(logits):
    """Cross-entropy both ways, and how often a picture finds its own caption in the batch."""
    own = torch.arange(len(logits), device=logits.device)
    loss = (F.cross_entropy(logits, own) + F.cross_entropy(logits.T, own)) / 2
    return loss, (logits.argmax(1) == own).float().mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["pretrain", "fit"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--init", help="a starter folder to start from")
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--lr", type=float, default=8e-4)
    a = parser.parse_args()
    painted = Painted(a.data)
    tokenizer = bpe.load(a.work / "tokenizer")
    text, image, scale = models.new_text_encoder(tokenizer), models.new_image_encoder(), Scale()
    if a.stage == "pretrain":
        models.load_if_there(text, a.init, "text_encoder")
        models.load_if_there(image, a.init, "image_encoder")
        run = Run(a.work / "clip.pt", {"text": text, "image": image, "scale": scale}, a.lr, a.minutes)
    else:
        text.load_state_dict(strip(torch.load(a.work / "unet.pt", map_location="cpu")["ema"], "text"))
        if (a.work / "clip.pt").exists():
            clip = torch.load(a.work / "clip.pt", map_location="cpu")["ema"]
            image.load_state_dict(strip(clip, "image"))
            scale.load_state_dict(strip(clip, "scale"))
        else:
            models.load_if_there(image, a.init, "image_encoder")
        text.to(models.device()).text_model.requires_grad_(False)
        parts = {"projection": text.text_projection, "image": image, "scale": scale}
        run = Run(a.work / "fit.pt", parts, a.lr, a.minutes)
    batches = Batches(len(painted), a.batch // run.world, seed=run.seed())
    while run.going():
        rows = batches.next()
        ids = models.tokenise(tokenizer, [painted.wording(row) for row in rows], run.device)
        with run.autocast():
            texts = text(input_ids=ids).text_embeds
            images = image(pixel_values=painted.pictures(rows, run.device)).image_embeds
        loss, found = contrastive(scale(images, texts))
        run.update(loss, found=found)
    run.finish()


if __name__ == "__main__":
    main()
