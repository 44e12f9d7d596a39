"""Golden values for org.scumble.engine.adapter.Changes, computed by the reference implementations.

    python engine/src/test/golden/adapter_kinds.py

needs torch, lycoris-lora, peft and safetensors, and writes one small archive a kind to
engine/src/test/resources/golden/adapters/kinds/. Everything is seeded: a second run writes the
same. An archive holds cases, named after who computed them:

    <case>/adapter/<role>            the file's tensors, some in half precision
    <case>/weight, <case>/bias       of the layer before
    <case>/merged/<strength>         of the layer after
    <case>/merged_bias/<strength>

Of LyCORIS, what its modules compute in `forward` is taken, as that is what was trained; every value
is compared with it here. Its `get_diff_weight` applies alpha / rank twice to LoHa and LoKr.

A strength between 0 and 1 takes a DoRA part of the way from the old weight to the new one, as in
ComfyUI and in LyCORIS' `apply_dora_scale`; at strength 1 all implementations agree. It takes each
rotation of OFT and BOFT part of the way from the identity, as LyCORIS' multiplier does, and each of
their scales part of the way from 1; LyCORIS leaves `rescale` as it is.
"""

import copy
import pathlib

import torch
import torch.nn.functional as F
from lycoris.functional.general import apply_dora_scale
from lycoris.modules.boft import ButterflyOFTModule
from lycoris.modules.diag_oft import DiagOFTModule
from lycoris.modules.full import FullModule
from lycoris.modules.glora import GLoRAModule
from lycoris.modules.ia3 import IA3Module
from lycoris.modules.locon import LoConModule
from lycoris.modules.loha import LohaModule
from lycoris.modules.lokr import LokrModule
from lycoris.modules.norms import NormModule
from peft import BOFTConfig, IA3Config, LoHaConfig, LoKrConfig, LoraConfig, get_peft_model
from peft.tuners.boft import layer as boft_layer
from safetensors.torch import save_file
from torch import nn

torch.set_num_threads(1)
OUT = pathlib.Path(__file__).parents[1] / "resources" / "golden" / "adapters" / "kinds"
STRENGTHS = (1.0, 0.7, -0.5)


class Archive(dict):
    """The cases of a kind, each from a seed of its own: its place in the archive."""

    def __init__(self):
        super().__init__()
        self.cases = 0

    def start(self, layer):
        """Random weights for a layer, in whose place every case starts."""
        self.cases += 1
        self.random = torch.Generator().manual_seed(self.cases)
        self.randomise(layer.named_parameters())
        return layer

    def randomise(self, named, dtype=torch.float32):
        """Numbers that a file of `dtype` can hold; magnitudes and scales are varied instead."""
        for name, value in named:
            noise = 0.5 * torch.randn(value.shape, generator=self.random)
            varied = value.data * (1 + 0.5 * noise)
            keeps_size = any(it in name for it in ("scale", "magnitude", "boft_s"))
            value.data = (varied if keeps_size else noise).to(dtype).float()

    def add(self, case, adapter, layer, merge, dtype=torch.float32):
        """`merge` answers weight and bias, or None for an unchanged bias, at a strength."""
        with torch.no_grad():
            for role, value in adapter.items():
                exact = role in ("alpha", "on_input") or "magnitude" in role or "dora" in role
                self[f"{case}/adapter/{role}"] = value.clone().to(value.dtype if exact else dtype)
            self[f"{case}/weight"] = layer.weight.detach().clone()
            if layer.bias is not None:
                self[f"{case}/bias"] = layer.bias.detach().clone()
            for strength in STRENGTHS:
                weight, bias = merge(strength)
                self[f"{case}/merged/{strength}"] = weight.detach().clone()
                if bias is not None:
                    self[f"{case}/merged_bias/{strength}"] = bias.detach().clone()

    def save(self, name):
        OUT.mkdir(parents=True, exist_ok=True)
        path = OUT / f"{name}.safetensors"
        save_file({key: value.contiguous() for key, value in sorted(self.items())}, path)
        print(f"{name}: {self.cases} cases, {path.stat().st_size} bytes")


def linear(rows=8, columns=10, bias=False):
    return nn.Linear(columns, rows, bias=bias)


def conv(out=6, into=4, kernel=3, bias=False):
    return nn.Conv2d(into, out, kernel, padding=kernel // 2, bias=bias)


# LyCORIS


def apply_layer(layer, weight, bias):
    """The layer's answer to a fixed question."""
    if isinstance(layer, nn.Linear):
        x = torch.cos(torch.arange(3.0 * layer.in_features)).reshape(3, -1)
        return x, F.linear(x, weight, bias)
    x = torch.cos(torch.arange(25.0 * layer.in_channels)).reshape(1, -1, 5, 5)
    return x, F.conv2d(x, weight, bias, padding=layer.padding)


def lycoris(archive, case, cls, layer, dtype=torch.float32, **config):
    layer = archive.start(layer)
    module = cls(case, layer, 1.0, **config)
    archive.randomise(module.named_parameters(), dtype)
    adapter = module.custom_state_dict()

    def changed(strength):
        module.multiplier = strength
        if isinstance(module, LoConModule):
            return module.make_weight() * module.scale
        return module.get_weight(layer.weight.shape)

    def merge(strength):
        base = layer.weight.detach()
        if not module.wd:
            merged = base + strength * changed(strength)
            check_forward(module, layer, merged)
            return merged, None
        decomposed = module.apply_weight_decompose(base + changed(1.0), 1)
        check_forward(module, layer, decomposed)
        merged = base + strength * (decomposed - base)
        if not module.wd_on_out:
            same = apply_dora_scale(base, changed(1.0), module.dora_scale, strength)
            assert torch.allclose(merged, same, atol=1e-6)
        return merged, None

    archive.add(case, adapter, layer, merge, dtype)


def check_forward(module, layer, weight):
    if getattr(module, "wd", False):
        module.multiplier = 1.0
    x, expected = apply_layer(layer, weight, layer.bias)
    assert torch.allclose(module(x), expected, atol=1e-4), module


def lycoris_whole(archive, case, cls, layer, names, **config):
    """A module that changes a layer as a whole: IA³, full and norm differences."""
    layer = archive.start(layer)
    module = cls(case, layer, 1.0, **config)
    archive.randomise(module.named_parameters())
    adapter = {names.get(name, name): value.detach() for name, value in module.named_parameters()}
    if cls is IA3Module:
        adapter["on_input"] = module.on_input
    archive.add(case, adapter, layer, lambda s: module.get_merged_weight(s))


def lycoris_of_weight(archive, case, cls, layer, dtype=torch.float32, core=False, **config):
    """A module whose change is made of the layer's weight: GLoRA, OFT, BOFT."""
    layer = archive.start(layer)
    module = cls(case, layer, 1.0, **config)
    if core:  # LyCORIS knows the form, and never chooses it
        rank, into, *kernel = module.b2.weight.shape
        module.tucker = True
        module.bm = nn.Conv2d(rank, rank, kernel, bias=False)
        module.b2 = nn.Conv2d(into, rank, 1, bias=False)
    archive.randomise(module.named_parameters(), dtype)
    adapter = {role.removesuffix(".weight"): it for role, it in module.state_dict().items()}
    rescale = adapter["rescale"].clone() if "rescale" in adapter else None

    def merge(strength):
        module.multiplier = strength
        if rescale is not None:
            module.rescale.data = 1 + strength * (rescale - 1)
        merged, _ = module.get_merged_weight(strength)
        check_forward(module, layer, merged)
        return merged, None

    tensors = {role: it.detach().clone() for role, it in adapter.items()}
    archive.add(case, tensors, layer, merge, dtype)


# kohya's sd-scripts, from its published formula


def kohya(archive, case, layer, rank, alpha, dtype=torch.float32):
    layer = archive.start(layer)
    out, into, *kernel = layer.weight.shape
    down = torch.empty(rank, into, *kernel)
    up = torch.empty(out, rank, *(1 for _ in kernel))
    archive.randomise([("down", down), ("up", up)], dtype)
    adapter = {"lora_down.weight": down, "lora_up.weight": up}
    if alpha is not None:
        adapter["alpha"] = torch.tensor(float(alpha))
    scale = (alpha or rank) / rank

    def merge(strength):
        if not kernel:
            product = up @ down
        elif kernel == [1, 1]:
            product = (up.squeeze(3).squeeze(2) @ down.squeeze(3).squeeze(2))[..., None, None]
        else:
            product = F.conv2d(down.permute(1, 0, 2, 3), up).permute(1, 0, 2, 3)
        return layer.weight + strength * product * scale, None

    archive.add(case, adapter, layer, merge, dtype)


def kohya_oft(archive, case, layer, count, alpha, dtype=torch.float32):
    layer = archive.start(layer)
    out = layer.weight.shape[0]
    blocks = torch.empty(count, out // count, out // count)
    archive.randomise([("blocks", blocks)], dtype)
    skew = blocks - blocks.mT
    skew = skew * (min(skew.norm(), alpha * out) / skew.norm())
    identity = torch.eye(out // count)
    rotations = (identity + skew) @ (identity - skew).inverse()

    def merge(strength):
        weighted = strength * (rotations - identity) + identity
        rows = layer.weight.reshape(count, out // count, -1)
        return (weighted.mT @ rows).reshape(layer.weight.shape), None

    adapter = {"oft_blocks": blocks, "alpha": torch.tensor(float(alpha))}
    archive.add(case, adapter, layer, merge, dtype)


# PEFT

ROLES = {
    "lora_A.weight": "lora_down.weight",
    "lora_B.weight": "lora_up.weight",
    "lora_magnitude_vector.weight": "lora_magnitude_vector",
}


def peft(archive, case, layer, config):
    model = nn.Sequential()
    model.add_module("layer", archive.start(layer))
    before = copy.deepcopy(layer)
    wrapped = get_peft_model(model, config).base_model.model.layer
    parameters = [
        (name.replace(".default", ""), value)
        for name, value in wrapped.named_parameters()
        if not name.startswith("base_layer")
    ]
    archive.randomise(parameters)
    adapter = {ROLES.get(role, role): value.detach() for role, value in parameters}
    if not isinstance(config, IA3Config):
        alpha = config.lora_alpha if isinstance(config, LoraConfig) else config.alpha
        adapter["alpha"] = torch.tensor(float(alpha))
    wrapped.merge()
    after = wrapped.get_base_layer()

    def merge(strength):
        merged = torch.lerp(before.weight, after.weight, strength)
        if before.bias is None or torch.equal(before.bias, after.bias):
            return merged, None
        return merged, torch.lerp(before.bias, after.bias, strength)

    archive.add(case, adapter, before, merge)


class BlockDiagonal:
    """What PEFT computes in CUDA, without which it has no BOFT of several stages."""

    @staticmethod
    def forward(blocks):
        return [torch.stack([torch.block_diag(*stage) for stage in blocks])]


def peft_boft(archive, case, layer, **config):
    layer = archive.start(layer)
    model = nn.Sequential()
    model.add_module("layer", copy.deepcopy(layer))
    config = BOFTConfig(target_modules=["layer"], **config)
    wrapped = get_peft_model(model, config).base_model.model.layer
    blocks, scale = wrapped.boft_R["default"], wrapped.boft_s["default"]
    archive.randomise([("boft_R", blocks), ("boft_s", scale)])
    adapter = {"boft_R": blocks.detach(), "boft_s": scale.detach().clone()}
    cayley = wrapped.cayley_batch

    def merge(strength):
        identity = torch.eye(blocks.shape[-1])
        wrapped.cayley_batch = lambda data: torch.lerp(identity, cayley(data), strength)
        scale.data = 1 + strength * (adapter["boft_s"] - 1)
        x, _ = apply_layer(layer, layer.weight, layer.bias)
        expected = wrapped(x)
        wrapped.merge()
        merged = wrapped.get_base_layer().weight.detach().clone()
        wrapped.merged_adapters.clear()
        wrapped.get_base_layer().weight.data = layer.weight.detach().clone()
        assert torch.allclose(apply_layer(layer, merged, layer.bias)[1], expected, atol=1e-4)
        return merged, None

    archive.add(case, adapter, layer, merge)


def lora():
    archive = Archive()
    kohya(archive, "kohya-linear", linear(bias=True), rank=4, alpha=1)
    kohya(archive, "kohya-linear-without-alpha", linear(), rank=3, alpha=None)
    kohya(archive, "kohya-linear-alpha-zero", linear(), rank=3, alpha=0)
    kohya(archive, "kohya-linear-half", linear(), rank=5, alpha=2, dtype=torch.float16)
    kohya(archive, "kohya-conv3x3", conv(bias=True), rank=4, alpha=6)
    kohya(archive, "kohya-conv1x1", conv(kernel=1), rank=4, alpha=1, dtype=torch.bfloat16)
    locon = dict(lora_dim=4, alpha=1.5)
    lycoris(archive, "lycoris-linear", LoConModule, linear(), **locon)
    lycoris(archive, "lycoris-rank-stabilised", LoConModule, linear(), rs_lora=True, **locon)
    lycoris(archive, "lycoris-conv3x3", LoConModule, conv(), **locon)
    lycoris(archive, "lycoris-conv1x1", LoConModule, conv(kernel=1), **locon)
    lycoris(archive, "lycoris-tucker", LoConModule, conv(), use_tucker=True, **locon)
    config = LoraConfig(r=4, lora_alpha=6, target_modules=["layer"])
    peft(archive, "peft-linear", linear(bias=True), config)
    peft(archive, "peft-conv3x3", conv(), config)
    peft(archive, "peft-conv1x1", conv(kernel=1), config)
    archive.save("lora")


def loha():
    archive = Archive()
    config = dict(lora_dim=3, alpha=2.0)
    lycoris(archive, "lycoris-linear", LohaModule, linear(), torch.float16, **config)
    lycoris(archive, "lycoris-conv3x3", LohaModule, conv(), **config)
    lycoris(archive, "lycoris-conv1x1", LohaModule, conv(kernel=1), **config)
    lycoris(archive, "lycoris-tucker", LohaModule, conv(), use_tucker=True, **config)
    wide = linear(20, 16)
    lycoris(archive, "lycoris-linear-thin", LohaModule, wide, lora_dim=2, alpha=1.0)
    peft(archive, "peft-linear", linear(), LoHaConfig(r=3, alpha=2, target_modules=["layer"]))
    flat = LoHaConfig(r=3, alpha=2, target_modules=["layer"], init_weights=False)
    peft(archive, "peft-conv3x3", conv(), flat)
    effective = LoHaConfig(r=3, alpha=2, target_modules=["layer"], use_effective_conv2d=True)
    peft(archive, "peft-tucker", conv(), effective)
    peft(archive, "peft-conv1x1", conv(kernel=1), effective)
    archive.save("loha")


def lokr():
    archive = Archive()
    config = dict(lora_dim=2, alpha=1.0, factor=2)
    both = dict(lora_dim=1, alpha=3.0, factor=4, decompose_both=True)
    wide = dict(rows=16, columns=12)
    lycoris(archive, "lycoris-linear", LokrModule, linear(12, 14), **config)
    lycoris(archive, "lycoris-linear-both", LokrModule, linear(**wide), **both)
    whole = dict(lora_dim=4, alpha=1.0, full_matrix=True)
    lycoris(archive, "lycoris-linear-whole", LokrModule, linear(**wide), torch.bfloat16, **whole)
    unbalanced = dict(lora_dim=1, alpha=2.0, factor=2, unbalanced_factorization=True)
    lycoris(archive, "lycoris-linear-unbalanced", LokrModule, linear(12, 10), **unbalanced)
    lycoris(archive, "lycoris-conv3x3", LokrModule, conv(12, 4), **config)
    lycoris(archive, "lycoris-conv3x3-both", LokrModule, conv(12, 4), **both)
    lycoris(archive, "lycoris-conv3x3-whole", LokrModule, conv(), **whole)
    lycoris(archive, "lycoris-tucker", LokrModule, conv(12, 4), use_tucker=True, **config)
    lycoris(archive, "lycoris-conv1x1", LokrModule, conv(12, 4, kernel=1), **config)
    config = dict(r=2, alpha=1, decompose_factor=2, target_modules=["layer"])
    peft(archive, "peft-linear", linear(12, 14), LoKrConfig(**config))
    peft(archive, "peft-conv3x3", conv(12, 4), LoKrConfig(**config))
    effective = LoKrConfig(use_effective_conv2d=True, **config)
    peft(archive, "peft-tucker", conv(12, 4), effective)
    peft(archive, "peft-conv1x1", conv(12, 4, kernel=1), effective)
    archive.save("lokr")


def dora():
    archive = Archive()
    for name, on_output in (("out", True), ("in", False)):
        config = dict(lora_dim=3, alpha=2.0, weight_decompose=True, wd_on_out=on_output)
        lycoris(archive, f"lycoris-linear-{name}", LoConModule, linear(), **config)
        lycoris(archive, f"lycoris-square-{name}", LoConModule, linear(8, 8), **config)
        lycoris(archive, f"lycoris-conv3x3-{name}", LoConModule, conv(5, 5), **config)
        lycoris(archive, f"lycoris-conv1x1-{name}", LoConModule, conv(kernel=1), **config)
        lycoris(archive, f"lycoris-loha-{name}", LohaModule, linear(), **config)
        lycoris(archive, f"lycoris-loha-conv3x3-{name}", LohaModule, conv(), **config)
        lycoris(archive, f"lycoris-lokr-{name}", LokrModule, linear(12, 16), factor=2, **config)
    config = LoraConfig(r=3, lora_alpha=2, use_dora=True, target_modules=["layer"])
    peft(archive, "peft-linear", linear(bias=True), config)
    peft(archive, "peft-conv3x3", conv(), config)
    peft(archive, "peft-conv3x3-square", conv(5, 5), config)
    archive.save("dora")


def ia3():
    archive = Archive()
    for name, on_input in (("out", False), ("in", True)):
        config = dict(names={}, train_on_input=on_input)
        lycoris_whole(archive, f"lycoris-linear-{name}", IA3Module, linear(bias=True), **config)
        lycoris_whole(archive, f"lycoris-conv3x3-{name}", IA3Module, conv(), **config)
        lycoris_whole(archive, f"lycoris-conv1x1-{name}", IA3Module, conv(8, 8, 1), **config)
        # PEFT's own words for the same: a feed-forward layer is scaled on its input.
        feed = ["layer"] if on_input else []
        config = IA3Config(target_modules=["layer"], feedforward_modules=feed)
        peft(archive, f"peft-linear-{name}", linear(bias=True), config)
        peft(archive, f"peft-conv3x3-{name}", conv(bias=True), config)
    archive.save("ia3")


def glora():
    archive = Archive()
    config = dict(cls=GLoRAModule, lora_dim=3, alpha=2.0)
    lycoris_of_weight(archive, "lycoris-linear", layer=linear(bias=True), **config)
    half = dict(layer=linear(8, 8), dtype=torch.float16)
    lycoris_of_weight(archive, "lycoris-linear-square", **half, **config)
    lycoris_of_weight(archive, "lycoris-conv3x3", layer=conv(), **config)
    lycoris_of_weight(archive, "lycoris-conv1x1", layer=conv(kernel=1), **config)
    lycoris_of_weight(archive, "lycoris-tucker", layer=conv(), core=True, **config)
    wide = dict(cls=GLoRAModule, lora_dim=6, alpha=1.0)
    lycoris_of_weight(archive, "lycoris-conv3x3-wide", layer=conv(into=2), **wide)
    archive.save("glora")


def oft():
    archive = Archive()
    config = dict(cls=DiagOFTModule, lora_dim=4)
    tight = dict(constraint=0.05, rescaled=True)
    lycoris_of_weight(archive, "lycoris-linear", layer=linear(bias=True), **config)
    lycoris_of_weight(archive, "lycoris-linear-odd", layer=linear(15), **config)
    lycoris_of_weight(archive, "lycoris-linear-prime", layer=linear(7), **config)
    lycoris_of_weight(archive, "lycoris-linear-rescaled", layer=linear(), rescaled=True, **config)
    lycoris_of_weight(archive, "lycoris-linear-loose", layer=linear(), constraint=9.0, **config)
    lycoris_of_weight(archive, "lycoris-linear-tight", layer=linear(), **tight, **config)
    half = dict(layer=linear(16), dtype=torch.float16)
    lycoris_of_weight(archive, "lycoris-linear-half", **half, **config)
    lycoris_of_weight(archive, "lycoris-conv3x3", layer=conv(8), **config)
    half = dict(layer=conv(9), dtype=torch.bfloat16)
    lycoris_of_weight(archive, "lycoris-conv3x3-tight", **half, **tight, **config)
    lycoris_of_weight(archive, "lycoris-conv1x1", layer=conv(8, kernel=1), **config)
    kohya_oft(archive, "kohya-linear", linear(bias=True), count=2, alpha=0.01)
    kohya_oft(archive, "kohya-linear-whole", linear(), count=1, alpha=1)
    kohya_oft(archive, "kohya-linear-half", linear(12), 2, alpha=0.03, dtype=torch.float16)
    kohya_oft(archive, "kohya-conv3x3", conv(8), count=2, alpha=0.02)
    archive.save("oft")


def boft():
    archive = Archive()
    for name, out, size in (("twos", 16, 2), ("sixes", 24, 6), ("single", 6, 6)):
        config = dict(cls=ButterflyOFTModule, lora_dim=size)
        lycoris_of_weight(archive, f"lycoris-linear-{name}", layer=linear(out), **config)
    config = dict(cls=ButterflyOFTModule, lora_dim=4)
    tight = dict(constraint=0.05, rescaled=True)
    lycoris_of_weight(archive, "lycoris-linear", layer=linear(16, bias=True), **config)
    lycoris_of_weight(archive, "lycoris-linear-rescaled", layer=linear(), rescaled=True, **config)
    lycoris_of_weight(archive, "lycoris-linear-tight", layer=linear(16), **tight, **config)
    half = dict(layer=linear(16), dtype=torch.float16)
    lycoris_of_weight(archive, "lycoris-linear-half", **half, **config)
    lycoris_of_weight(archive, "lycoris-conv3x3", layer=conv(8), **config)
    half = dict(layer=conv(8), dtype=torch.bfloat16)
    lycoris_of_weight(archive, "lycoris-conv3x3-tight", **half, **tight, **config)
    lycoris_of_weight(archive, "lycoris-conv1x1", layer=conv(16, kernel=1), **config)
    for stages in (1, 2, 3):
        boft_layer.get_fbd_cuda = lambda: None if stages == 1 else BlockDiagonal
        name = f"peft-linear-{stages}"
        size = dict(boft_block_size=4, boft_n_butterfly_factor=stages)
        peft_boft(archive, name, linear(6, 16, bias=True), **size)
        size = dict(boft_block_size=6, boft_n_butterfly_factor=stages)
        peft_boft(archive, f"peft-conv3x3-{stages}", conv(5, 8, bias=True), **size)
    boft_layer.get_fbd_cuda = lambda: None
    peft_boft(archive, "peft-linear-odd", linear(), boft_block_size=5)
    peft_boft(archive, "peft-conv3x3-odd", conv(), boft_block_size=9)
    archive.save("boft")


def full():
    archive = Archive()
    config = dict(names={"weight": "diff", "bias": "diff_b"})
    lycoris_whole(archive, "lycoris-linear", FullModule, linear(), **config)
    lycoris_whole(archive, "lycoris-linear-bias", FullModule, linear(bias=True), **config)
    lycoris_whole(archive, "lycoris-conv3x3-bias", FullModule, conv(bias=True), **config)
    lycoris_whole(archive, "lycoris-conv1x1", FullModule, conv(kernel=1), **config)
    archive.save("full")


def norm():
    archive = Archive()
    lycoris_whole(archive, "lycoris-layer-norm", NormModule, nn.LayerNorm(12), names={})
    lycoris_whole(archive, "lycoris-group-norm", NormModule, nn.GroupNorm(2, 8), names={})
    archive.save("norm")


if __name__ == "__main__":
    for kind in (lora, loha, lokr, dora, ia3, glora, oft, boft, full, norm):
        kind()
