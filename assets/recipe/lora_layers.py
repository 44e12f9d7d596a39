"""LoRA (Hu et al. 2021): a thin pair of matrices beside a layer, whose product is added to its output.

The modules are those of kohya's `networks.lora`, by its names: every linear layer and 1 x 1 convolution of
the U-Net's transformers and of the text encoder's layers; with `conv_rank` also the 3 x 3 convolutions of
the residual blocks, as its `conv_dim` does.
"""

from dataclasses import dataclass

import torch
from safetensors.torch import load_file
from torch import nn

UNET, TEXT = "lora_unet_", "lora_te_"


@dataclass(frozen=True)
class Ranks:
    """Alpha is what a file at strength 1 multiplies the product by, times the rank."""

    rank: int
    alpha: float
    conv_rank: int = 0
    conv_alpha: float = 0.0


class Pair(nn.Module):
    def __init__(self, layer, rank, alpha):
        super().__init__()
        if isinstance(layer, nn.Linear):
            self.down = nn.Linear(layer.in_features, rank, bias=False)
            self.up = nn.Linear(rank, layer.out_features, bias=False)
        else:
            same = {"stride": layer.stride, "padding": layer.padding, "bias": False}
            self.down = nn.Conv2d(layer.in_channels, rank, layer.kernel_size, **same)
            self.up = nn.Conv2d(rank, layer.out_channels, 1, bias=False)
        nn.init.zeros_(self.up.weight)  # at first nothing changes
        self.alpha, self.scale = alpha, alpha / rank

    def forward(self, x):
        return self.scale * self.up(self.down(x))


class Adapter(nn.Module):
    """The pairs of a U-Net and a text encoder, hooked to their layers. `strength` 0 leaves both as they
    are; several adapters on the same model add up."""

    def __init__(self, pairs):
        super().__init__()
        self.strength = 1.0
        self.pairs = nn.ModuleDict({name: pair for name, (_, pair) in pairs.items()})
        for name, (layer, _) in pairs.items():
            layer.register_forward_hook(self.beside(self.pairs[name]))

    def beside(self, pair):
        def add(_, inputs, output):
            return output + self.strength * pair(inputs[0]) if self.strength else output

        return add

    @classmethod
    def new(cls, unet, text, ranks):
        pairs = {}
        for name, layer in layers(unet, text).items():
            if is_wide(layer) and ranks.conv_rank:
                pairs[name] = layer, Pair(layer, ranks.conv_rank, ranks.conv_alpha)
            elif not is_wide(layer):
                pairs[name] = layer, Pair(layer, ranks.rank, ranks.alpha)
        return cls(pairs)

    @classmethod
    def load(cls, file, unet, text):
        """Of a file written by `tensors`, for use and no further training."""
        tensors, known = load_file(file), layers(unet, text)
        pairs = {}
        for name in sorted({key.split(".")[0] for key in tensors}):
            down, up = tensors[f"{name}.lora_down.weight"], tensors[f"{name}.lora_up.weight"]
            pair = Pair(known[name], len(down), float(tensors[f"{name}.alpha"]))
            pair.down.weight.data, pair.up.weight.data = down.float(), up.float()
            pairs[name] = known[name], pair
        return cls(pairs).requires_grad_(False)

    def tensors(self, state):
        """The tensors of a file, of a state of this module, in half precision."""
        found = {}
        for name, pair in self.pairs.items():
            for part in ("down", "up"):
                weight = state[f"pairs.{name}.{part}.weight"]
                found[f"{name}.lora_{part}.weight"] = weight.half().contiguous()
            found[f"{name}.alpha"] = torch.tensor(pair.alpha, dtype=torch.float16)
        return found


def layers(unet, text):
    """The layers that a LoRA may stand beside, by kohya's names."""
    found = {}
    for path, layer in unet.named_modules():
        inside = ".attentions." in f".{path}"
        wide = is_wide(layer) and (".resnets." in path or "samplers." in path)
        if (inside and isinstance(layer, (nn.Linear, nn.Conv2d))) or wide:
            found[UNET + path.replace(".", "_")] = layer
    for path, layer in text.named_modules():
        if isinstance(layer, nn.Linear) and ".layers." in path:
            found[TEXT + path.replace(".", "_")] = layer
    return found


def is_wide(layer):
    return isinstance(layer, nn.Conv2d) and layer.kernel_size != (1, 1)
