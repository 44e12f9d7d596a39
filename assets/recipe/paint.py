"""Paints captions in batches with a model in the layout of diffusers."""

import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, UNet2DConditionModel
from transformers import CLIPTextModelWithProjection

import models
import tokenizer as bpe


class Painter:
    def __init__(self, folder):
        self.device = models.device()
        self.tokenizer = bpe.load(f"{folder}/tokenizer")
        self.text = load(CLIPTextModelWithProjection, folder, "text_encoder").to(self.device)
        self.unet = load(UNet2DConditionModel, folder, "unet").to(self.device)
        self.vae = load(AutoencoderKL, folder, "vae").to(self.device)
        self.schedule = models.new_scheduler().config

    @torch.no_grad()
    def paint(self, captions, seeds, steps=20, guidance=models.GUIDANCE, batch=32):
        """[N, 3, 128, 128] in -1..1, one picture for each caption and seed."""
        pairs = list(zip(captions, seeds))
        parts = [pairs[i : i + batch] for i in range(0, len(pairs), batch)]
        return torch.cat([self.paint_batch(*zip(*part), steps, guidance) for part in parts])

    def paint_batch(self, captions, seeds, steps, guidance):
        shape = (models.LATENT_CHANNELS, models.LATENT, models.LATENT)
        noise = [torch.randn(shape, generator=torch.Generator().manual_seed(s)) for s in seeds]
        x = torch.stack(noise).to(self.device)
        scheduler = DPMSolverMultistepScheduler.from_config(self.schedule)
        scheduler.set_timesteps(steps)
        words = [*captions, *[""] * len(captions)]
        with models.autocast():
            ids = models.tokenise(self.tokenizer, words, self.device)
            context = self.text(input_ids=ids).last_hidden_state
            for t in scheduler.timesteps:
                both = self.unet(torch.cat([x, x]), t, context).sample.float()
                wanted, empty = both.chunk(2)
                x = scheduler.step(empty + guidance * (wanted - empty), t, x).prev_sample
            x = x / self.vae.config.scaling_factor
            return self.vae.decode(x).sample.float().clamp(-1, 1).cpu()


def load(kind, folder, name):
    return kind.from_pretrained(f"{folder}/{name}").float().eval()


def to_bytes(pictures):
    """[N, 3, H, W] in -1..1 to [N, H, W, 3] bytes."""
    return ((pictures + 1) * 127.5).round().byte().permute(0, 2, 3, 1).numpy()
