"""Trains the autoencoder, caches the latents of every picture, then fine-tunes the decoder alone.

`train` learns both halves. `freeze` settles the encoder for good: normalises the latents and writes
them all to latents.npy. `decoder` goes on with the decoder, on frozen latents, so it may run at any
later time without touching what the U-Net has learnt.
"""

import argparse
from pathlib import Path

import numpy
import torch
from torch.nn import functional as F

import models
from data import Batches, Painted
from loop import Run, strip


def edges(x):
    """Differences of neighbouring pixels, across and down."""
    return x[..., :, 1:] - x[..., :, :-1], x[..., 1:, :] - x[..., :-1, :]


def reconstruction_loss(got, wanted):
    """L1 and the logarithm of each picture's squared error (its PSNR) for fidelity, differences of
    neighbours at two scales for crisp outlines.

    The means of 4 x 4 pixels count again: without them the colours of small things fade first.
    """
    squared = ((got - wanted) ** 2).flatten(1).mean(1)
    loss = F.l1_loss(got, wanted) + 0.05 * torch.log(squared + 1e-5).mean()
    a, b = F.avg_pool2d(got, 2), F.avg_pool2d(wanted, 2)
    for p, q in zip((*edges(got), *edges(a)), (*edges(wanted), *edges(b))):
        loss = loss + 0.5 * F.l1_loss(p, q)
    a, b = F.avg_pool2d(a, 2), F.avg_pool2d(b, 2)
    return loss + 2 * F.l1_loss(a, b) + 8 * F.mse_loss(a, b)


def psnr(got, wanted):
    """Mean over pictures, for values in -1..1."""
    error = ((got.clamp(-1, 1) - wanted) ** 2).flatten(1).mean(1)
    return (10 * torch.log10(4 / error)).mean().item()


def train(painted, work, init, minutes, batch, lr):
    vae = models.new_vae()
    models.load_if_there(vae, init, "vae")
    run = Run(work / "vae.pt", {"vae": vae}, lr, minutes, ema=0.998, decay=1e-4)
    batches = Batches(len(painted), batch // run.world, seed=run.seed())
    while run.going():
        x = painted.pictures(batches.next(), run.device)
        with run.autocast():
            posterior = vae.encode(x).latent_dist
            got = vae.decode(posterior.sample()).sample.float()
        # A tiny pull towards a unit normal keeps latents bounded; fidelity decides the rest.
        loss = reconstruction_loss(got, x) + 1e-6 * posterior.kl().mean() / x.shape[-1]
        run.update(loss, psnr=psnr(got.detach(), x), std=posterior.mean.float().std())
    run.finish()


@torch.no_grad()
def freeze(painted, work, count, batch=16):
    """Gives every latent channel mean 0 and deviation 1, then encodes the first `count` pictures.

    The normalisation is folded into the 1 x 1 convolutions on either side of the latents, so the
    autoencoder's own output stays the same and its scaling factor is simply 1.
    """
    vae = models.new_vae()
    vae.load_state_dict(strip(torch.load(work / "vae.pt", map_location="cpu")["ema"], "vae"))
    device = models.device()
    vae.to(device).eval()

    def latents_of(rows):
        with models.autocast():
            return vae.encode(painted.pictures(rows, device)).latent_dist.mean.float()

    count = min(count, len(painted))
    some = numpy.linspace(0, count - 1, min(2000, count)).astype(int)
    sample = torch.cat([latents_of(rows) for rows in numpy.array_split(some, len(some) // 50)])
    fold(vae, sample.mean((0, 2, 3)), sample.std((0, 2, 3)))
    torch.save(vae.cpu().state_dict(), work / "frozen.pt")
    vae.to(device)

    shape = (count, models.LATENT_CHANNELS, models.LATENT, models.LATENT)
    latents = numpy.empty(shape, numpy.float16)
    for start in range(0, count, batch):
        rows = numpy.arange(start, min(start + batch, count))
        latents[rows] = latents_of(rows).half().cpu().numpy()
    numpy.save(work / "latents.npy", latents)
    print("deviation of the latents:", latents[:2000].astype(numpy.float32).std((0, 2, 3)))


def fold(vae, mean, deviation):
    """Rewrites the convolutions around the latents for z' = (z - mean) / deviation."""
    channels = len(mean)
    into, back = vae.quant_conv, vae.post_quant_conv
    back.bias += back.weight[:, :, 0, 0] @ mean
    back.weight *= deviation[None, :, None, None]
    into.bias[:channels] -= mean
    into.bias[:channels] /= deviation
    into.weight[:channels] /= deviation[:, None, None, None]
    into.bias[channels:] -= 2 * deviation.log()  # log variances


def frozen_vae(work):
    """The autoencoder whose latents are settled, with the best decoder so far."""
    vae = models.new_vae()
    vae.load_state_dict(torch.load(work / "frozen.pt", map_location="cpu"))
    vae.register_to_config(scaling_factor=1.0)
    if (work / "decoder.pt").exists():
        state = torch.load(work / "decoder.pt", map_location="cpu")["ema"]
        vae.decoder.load_state_dict(strip(state, "decoder"))
        vae.post_quant_conv.load_state_dict(strip(state, "post"))
    return vae.eval()


def decoder(painted, work, minutes, batch, lr):
    vae = frozen_vae(work)
    parts = {"decoder": vae.decoder.train(), "post": vae.post_quant_conv}
    run = Run(work / "decoder.pt", parts, lr, minutes, ema=0.998, decay=1e-4)
    latents = numpy.load(work / "latents.npy", mmap_mode="r")
    batches = Batches(len(latents), batch // run.world, seed=run.seed())
    while run.going():
        rows = batches.next()
        x = painted.pictures(rows, run.device)
        z = torch.from_numpy(numpy.stack([latents[i] for i in rows])).to(run.device).float()
        with run.autocast():
            got = vae.decode(z).sample.float()
        run.update(reconstruction_loss(got, x), psnr=psnr(got.detach(), x))
    run.finish()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["train", "freeze", "decoder"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1 << 30, help="pictures to encode")
    parser.add_argument("--init", help="a starter folder to start from")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=1e-3)
    a = parser.parse_args()
    pictures = Painted(a.data)
    if a.stage == "train":
        train(pictures, a.work, a.init, a.minutes, a.batch, a.lr)
    elif a.stage == "freeze":
        freeze(pictures, a.work, a.count)
    else:
        decoder(pictures, a.work, a.minutes, a.batch, a.lr)
