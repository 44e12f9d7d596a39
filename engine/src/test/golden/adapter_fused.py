"""Golden weights for `org.scumble.engine.adapter.CheckpointMerge`: the tiny pipeline `sd15` after
diffusers' `fuse_lora`.

Written to `../resources/golden/adapters/fused/`:

* `lora.safetensors`: a random LoRA under kohya's keys: linear layers, a 1x1 and a 3x3 convolution of
  the U-Net, and layers of the text encoder;
* `expected.safetensors`: the weights of the layers it changes, merged at a strength of 0.7, in fp32,
  under `unet.` or `text_encoder.` and the layer's path.

    python adapter_fused.py

Made with torch 2.15, diffusers 0.42 and peft 0.21.
"""

from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from safetensors.torch import save_file

GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
OUT = GOLDEN / "adapters" / "fused"
STRENGTH, RANK, ALPHA = 0.7, 2, 1.0
ATTENTION = "down_blocks.0.attentions.0."
UNET = [
    ATTENTION + "proj_in",
    ATTENTION + "transformer_blocks.0.attn1.to_q",
    ATTENTION + "transformer_blocks.0.attn2.to_k",
    ATTENTION + "transformer_blocks.0.attn2.to_out.0",
    ATTENTION + "transformer_blocks.0.ff.net.0.proj",
    "mid_block.attentions.0.transformer_blocks.0.attn1.to_v",
    "down_blocks.0.resnets.0.conv1",
]
TEXT = ["encoder.layers.0.self_attn.q_proj", "encoder.layers.2.mlp.fc1"]


def factors(weight, random):
    """`lora_down` and `lora_up` of a layer, as they are in a file in half precision."""
    outs, *ins = weight.shape
    down = torch.randn(RANK, *ins, generator=random)
    up = torch.randn(outs, RANK, *(1 for _ in ins[1:]), generator=random)
    return down.half(), up.half()


def main():
    pipeline = StableDiffusionPipeline.from_pretrained(
        GOLDEN / "pipelines" / "sd15",
        torch_dtype=torch.float32,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    random = torch.Generator().manual_seed(5)
    parts = [("unet", "lora_unet_", it) for it in UNET]
    parts += [("text_encoder", "lora_te_text_model_", it) for it in TEXT]
    kohya, peft = {}, {}
    for part, prefix, module in parts:
        down, up = factors(getattr(pipeline, part).get_submodule(module).weight, random)
        stem = prefix + module.replace(".", "_")
        kohya[f"{stem}.lora_down.weight"] = down
        kohya[f"{stem}.lora_up.weight"] = up
        kohya[f"{stem}.alpha"] = torch.tensor(ALPHA).half()
        # Diffusers 0.42 passes over kohya's keys for the text encoder of transformers 5.
        peft[f"{part}.{module}.lora_A.weight"] = down.float()
        peft[f"{part}.{module}.lora_B.weight"] = up.float() * (ALPHA / RANK)
    OUT.mkdir(parents=True, exist_ok=True)
    save_file(kohya, OUT / "lora.safetensors")
    before = pipeline.text_encoder.get_submodule(TEXT[0]).weight.clone()

    pipeline.load_lora_weights(peft)
    pipeline.fuse_lora(lora_scale=STRENGTH)
    pipeline.unload_lora_weights()

    assert not torch.equal(before, pipeline.text_encoder.get_submodule(TEXT[0]).weight)
    merged = {
        f"{part}.{module}": getattr(pipeline, part).get_submodule(module).weight
        for part, _, module in parts
    }
    save_file({key: value.detach() for key, value in merged.items()}, OUT / "expected.safetensors")


if __name__ == "__main__":
    main()
