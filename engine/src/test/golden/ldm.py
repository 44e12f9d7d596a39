"""The tensors of single-file Stable Diffusion checkpoints: key -> shape, as the original LDM and SGM
code names them. Shared by `checkpoints.py` and `random_checkpoint.py`.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class UNet:
    context: int
    depths: tuple  # transformer layers at each resolution; 0: none
    mults: tuple = (1, 2, 4, 4)
    channels: int = 320
    blocks: int = 2
    mid_depth: int = 1
    in_channels: int = 4
    linear: bool = False
    added: int = 0  # width of SDXL's added conditioning


@dataclass(frozen=True)
class Text:
    width: int
    layers: int
    mlp: int


@dataclass(frozen=True)
class Family:
    unet: UNet
    clip: dict  # prefix -> Text, in transformers' layout
    openclip: dict  # prefix -> Text, in OpenCLIP's layout

    def tensors(self):
        found = dict(prefixed("model.diffusion_model.", unet(self.unet)))
        found |= prefixed("first_stage_model.", vae())
        for prefix, config in self.clip.items():
            found |= prefixed(prefix, clip(config))
        for prefix, config in self.openclip.items():
            found |= prefixed(prefix, openclip(config))
        return found


CLIP_L = Text(768, 12, 3072)
OPENCLIP_H = Text(1024, 24, 4096)
OPENCLIP_BIGG = Text(1280, 32, 5120)

SD15 = Family(
    UNet(context=768, depths=(1, 1, 1, 0)), {"cond_stage_model.transformer.": CLIP_L}, {}
)
SD15_INPAINTING = replace(SD15, unet=replace(SD15.unet, in_channels=9))
SD2 = Family(
    UNet(context=1024, depths=(1, 1, 1, 0), linear=True),
    {},
    {"cond_stage_model.model.": OPENCLIP_H},
)
SDXL = Family(
    UNet(
        context=2048,
        depths=(0, 2, 10),
        mults=(1, 2, 4),
        mid_depth=10,
        linear=True,
        added=2816,
    ),
    {"conditioner.embedders.0.transformer.": CLIP_L},
    {"conditioner.embedders.1.model.": OPENCLIP_BIGG},
)
FAMILIES = {"sd15": SD15, "sd2": SD2, "sdxl": SDXL}


def prefixed(prefix, tensors):
    return {prefix + key: shape for key, shape in tensors.items()}


def layer(name, *shape):
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def norm(name, width):
    return layer(name, width)


def unet(c):
    embedding = 4 * c.channels
    out = layer("time_embed.0", embedding, c.channels) | layer("time_embed.2", embedding, embedding)
    if c.added:
        out |= layer("label_emb.0.0", embedding, c.added)
        out |= layer("label_emb.0.2", embedding, embedding)

    def residual(name, before, after):
        found = norm(f"{name}.in_layers.0", before)
        found |= layer(f"{name}.in_layers.2", after, before, 3, 3)
        found |= layer(f"{name}.emb_layers.1", after, embedding)
        found |= norm(f"{name}.out_layers.0", after)
        found |= layer(f"{name}.out_layers.3", after, after, 3, 3)
        if before != after:
            found |= layer(f"{name}.skip_connection", after, before, 1, 1)
        return found

    def attention(name, width, context):
        found = {f"{name}.to_q.weight": (width, width)}
        found |= {f"{name}.to_{x}.weight": (width, context) for x in "kv"}
        return found | layer(f"{name}.to_out.0", width, width)

    def transformer(name, width, depth):
        pixel = () if c.linear else (1, 1)
        found = norm(f"{name}.norm", width)
        found |= layer(f"{name}.proj_in", width, width, *pixel)
        for i in range(depth):
            block = f"{name}.transformer_blocks.{i}"
            found |= attention(f"{block}.attn1", width, width)
            found |= layer(f"{block}.ff.net.0.proj", 8 * width, width)
            found |= layer(f"{block}.ff.net.2", width, 4 * width)
            found |= attention(f"{block}.attn2", width, c.context)
            for n in (1, 2, 3):
                found |= norm(f"{block}.norm{n}", width)
        return found | layer(f"{name}.proj_out", width, width, *pixel)

    out |= layer("input_blocks.0.0", c.channels, c.in_channels, 3, 3)
    skips, width, index = [c.channels], c.channels, 1
    for level, mult in enumerate(c.mults):
        for _ in range(c.blocks):
            out |= residual(f"input_blocks.{index}.0", width, mult * c.channels)
            width = mult * c.channels
            if c.depths[level]:
                out |= transformer(f"input_blocks.{index}.1", width, c.depths[level])
            skips.append(width)
            index += 1
        if level < len(c.mults) - 1:
            out |= layer(f"input_blocks.{index}.0.op", width, width, 3, 3)
            skips.append(width)
            index += 1
    out |= residual("middle_block.0", width, width)
    out |= transformer("middle_block.1", width, c.mid_depth)
    out |= residual("middle_block.2", width, width)
    index = 0
    for level, mult in reversed(list(enumerate(c.mults))):
        for i in range(c.blocks + 1):
            block = f"output_blocks.{index}"
            out |= residual(f"{block}.0", width + skips.pop(), mult * c.channels)
            width = mult * c.channels
            if c.depths[level]:
                out |= transformer(f"{block}.1", width, c.depths[level])
            if level and i == c.blocks:
                place = 2 if c.depths[level] else 1
                out |= layer(f"{block}.{place}.conv", width, width, 3, 3)
            index += 1
    return out | norm("out.0", width) | layer("out.2", 4, width, 3, 3)


def vae(channels=128, mults=(1, 2, 4, 4), blocks=2, latents=4):
    def residual(name, before, after):
        found = norm(f"{name}.norm1", before) | layer(f"{name}.conv1", after, before, 3, 3)
        found |= norm(f"{name}.norm2", after) | layer(f"{name}.conv2", after, after, 3, 3)
        if before != after:
            found |= layer(f"{name}.nin_shortcut", after, before, 1, 1)
        return found

    def mid(name, width):
        found = residual(f"{name}.block_1", width, width) | norm(f"{name}.attn_1.norm", width)
        for x in ("q", "k", "v", "proj_out"):
            found |= layer(f"{name}.attn_1.{x}", width, width, 1, 1)
        return found | residual(f"{name}.block_2", width, width)

    width = channels
    out = layer("encoder.conv_in", width, 3, 3, 3)
    for level, mult in enumerate(mults):
        for i in range(blocks):
            out |= residual(f"encoder.down.{level}.block.{i}", width, mult * channels)
            width = mult * channels
        if level < len(mults) - 1:
            out |= layer(f"encoder.down.{level}.downsample.conv", width, width, 3, 3)
    out |= mid("encoder.mid", width) | norm("encoder.norm_out", width)
    out |= layer("encoder.conv_out", 2 * latents, width, 3, 3)
    out |= layer("decoder.conv_in", width, latents, 3, 3) | mid("decoder.mid", width)
    for level, mult in reversed(list(enumerate(mults))):
        for i in range(blocks + 1):
            out |= residual(f"decoder.up.{level}.block.{i}", width, mult * channels)
            width = mult * channels
        if level:
            out |= layer(f"decoder.up.{level}.upsample.conv", width, width, 3, 3)
    out |= norm("decoder.norm_out", width) | layer("decoder.conv_out", 3, width, 3, 3)
    out |= layer("quant_conv", 2 * latents, 2 * latents, 1, 1)
    return out | layer("post_quant_conv", latents, latents, 1, 1)


def clip(c):
    out = {
        "text_model.embeddings.token_embedding.weight": (49408, c.width),
        "text_model.embeddings.position_embedding.weight": (77, c.width),
    }
    for i in range(c.layers):
        name = f"text_model.encoder.layers.{i}"
        for x in ("k_proj", "v_proj", "q_proj", "out_proj"):
            out |= layer(f"{name}.self_attn.{x}", c.width, c.width)
        out |= norm(f"{name}.layer_norm1", c.width)
        out |= layer(f"{name}.mlp.fc1", c.mlp, c.width) | layer(f"{name}.mlp.fc2", c.width, c.mlp)
        out |= norm(f"{name}.layer_norm2", c.width)
    return out | norm("text_model.final_layer_norm", c.width)


def openclip(c):
    out = {"positional_embedding": (77, c.width), "text_projection": (c.width, c.width)}
    out |= {"logit_scale": (), "token_embedding.weight": (49408, c.width)}
    for i in range(c.layers):
        name = f"transformer.resblocks.{i}"
        out |= norm(f"{name}.ln_1", c.width)
        out[f"{name}.attn.in_proj_weight"] = (3 * c.width, c.width)
        out[f"{name}.attn.in_proj_bias"] = (3 * c.width,)
        out |= layer(f"{name}.attn.out_proj", c.width, c.width) | norm(f"{name}.ln_2", c.width)
        out |= layer(f"{name}.mlp.c_fc", c.mlp, c.width)
        out |= layer(f"{name}.mlp.c_proj", c.width, c.mlp)
    return out | norm("ln_final", c.width)
