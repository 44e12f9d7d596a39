"""Golden adapter files for `org.scumble.engine.adapter`, written by the programs that artists' files
come from, and the layers that their modules mean.

    python adapter_keys.py

writes to `../resources/golden/adapters/keys/`:

- adapters of the tiny models in `../resources/golden/pipelines`, by diffusers, PEFT and LyCORIS;
- `expected.json.gz`: for each of them its base model, and module -> [part, layer];
- `kohya-FAMILY.txt.gz`: the names that kohya's scripts have for layers of the real models, as diffusers
  reads them: `name TAB part TAB layer`.

The numbers are seeded. Made with torch 2.15, diffusers 0.42, transformers 5.24, peft 0.21, lycoris 4.1.
"""

import gzip
import json
import shutil
import tempfile
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline, StableDiffusionXLPipeline
from diffusers.loaders import lora_conversion_utils as conversion
from diffusers.training_utils import _collate_lora_metadata
from diffusers.utils import state_dict_utils
from lycoris import create_lycoris
from lycoris.kohya import LycorisNetworkKohya
from lycoris.wrapper import LycorisNetwork
from peft import IA3Config, LoHaConfig, LoKrConfig, LoraConfig
from peft import get_peft_model, get_peft_model_state_dict, inject_adapter_in_model
from safetensors.torch import load_file, save_file

GOLDEN = Path(__file__).parent.parent / "resources" / "golden"
OUT = GOLDEN / "adapters" / "keys"
PIPELINES = {"sd15": StableDiffusionPipeline, "sdxl": StableDiffusionXLPipeline}
ATTENTION = ["to_q", "to_k", "to_v", "to_out.0"]
TEXT = ["q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"]
expected = {}


def pipeline(model):
    torch.manual_seed(7)
    return PIPELINES[model].from_pretrained(GOLDEN / "pipelines" / model, safety_checker=None)


def layer(part, path):
    """The layer as Scumble calls it. Transformers left out `text_model.` from version 5 on."""
    whole = part == "unet" or path.startswith("text_model.")
    return [part, path if whole else f"text_model.{path}"]


def pattern(names):
    """For PEFT, which would write a list in any order."""
    return rf"(.*\.)?({'|'.join(names)})"


def note(name, model, modules):
    expected[name] = {"model": model, "modules": modules}
    size = (OUT / f"{name}.safetensors").stat().st_size
    print(f"{name}: {len(modules)} modules, {size} bytes")


def filled(state):
    """Half-precision numbers, none of them zero as LoRAs' are before training."""
    return {k: (0.1 + 0.1 * torch.rand(v.shape)).half().contiguous() for k, v in state.items()}


def modules(state, part, prefix=""):
    """What PEFT adapts, from the keys of its state dict, which are those of the model."""
    paths = {key.rsplit(".lora_", 1)[0] for key in state}
    return {prefix + path: layer(part, path) for path in sorted(paths)}


# PEFT in diffusers


def adapted(pipe, configs):
    """part -> state dict of a new adapter."""
    states = {}
    for part, config in configs.items():
        inject_adapter_in_model(config, getattr(pipe, part))
        getattr(pipe, part).peft_config = {"default": config}
        states[part] = filled(get_peft_model_state_dict(getattr(pipe, part)))
    return states


def diffusers_file(name, model, configs):
    pipe = pipeline(model)
    states = adapted(pipe, configs)
    about = _collate_lora_metadata({part: getattr(pipe, part) for part in configs})
    with tempfile.TemporaryDirectory() as folder:
        PIPELINES[model].save_lora_weights(
            folder,
            **{f"{part}_lora_layers": state for part, state in states.items()},
            **about,
        )
        shutil.copy(next(Path(folder).iterdir()), OUT / f"{name}.safetensors")
    found = {}
    for part, state in states.items():
        found |= modules(state, part, part + ".")
    note(name, model, found)
    return states


def diffusers_files():
    every = ATTENTION + ["ff.net.0.proj", "ff.net.2", "proj_in", "proj_out", "conv1", "conv2"]
    every += ["conv_shortcut", "time_emb_proj", "conv_in", "conv_out", "linear_1", "linear_2", "conv"]
    diffusers_file(
        "diffusers-sd15",
        "sd15",
        {
            "unet": LoraConfig(
                r=1, lora_alpha=4, target_modules=pattern(every), alpha_pattern={"attn2.to_k": 6}
            ),
            "text_encoder": LoraConfig(r=1, lora_alpha=3, target_modules=pattern(TEXT)),
        },
    )
    states = diffusers_file(
        "diffusers-sdxl",
        "sdxl",
        {
            "unet": LoraConfig(
                r=4,
                lora_alpha=3,
                use_rslora=True,
                use_dora=True,
                target_modules=r"mid_block.*to_(q|k|v|out\.0)",
            ),
            "text_encoder": LoraConfig(r=1, target_modules=pattern(["q_proj"])),
            "text_encoder_2": LoraConfig(r=1, target_modules=pattern(["fc1"])),
        },
    )
    kohya(states)


def kohya(states):
    """The same adapter as diffusers' own converter writes it for other programs."""
    whole = {f"{part}.{key}": value for part, state in states.items() for key, value in state.items()}
    for key in [key for key in whole if "magnitude" in key]:
        del whole[key]
    converted = state_dict_utils.convert_state_dict_to_kohya(whole)
    save_file(converted, OUT / "kohya-sdxl.safetensors")
    prefixes = {"unet": "lora_unet_", "text_encoder": "lora_te1_", "text_encoder_2": "lora_te2_"}
    found = {}
    for part, state in states.items():
        for path, target in modules(state, part).items():
            found[prefixes[part] + path.replace(".", "_")] = target
    note("kohya-sdxl", "sdxl", found)


def legacy():
    """Before PEFT: attention processors in the U-Net, patched layers in the text encoder."""
    states = adapted(
        pipeline("sd15"),
        {
            "unet": LoraConfig(r=1, target_modules=pattern(ATTENTION)),
            "text_encoder": LoraConfig(r=1, target_modules=pattern(TEXT)),
        },
    )
    names = {"lora_A": "down", "lora_B": "up"}
    unet, found = {}, {}
    for key, value in states["unet"].items():
        path, kind, _ = key.rsplit(".", 2)
        block, attention, projection = path.rsplit(".", 2) if "to_out" not in path else (
            path[: -len(".to_out.0")].rsplit(".", 1) + ["to_out"]
        )
        module = f"unet.{block}.{attention}.processor.{projection}"
        unet[f"{module}_lora.{names[kind]}.weight"] = value
        found[module] = layer("unet", path)
    again = state_dict_utils.convert_unet_state_dict_to_peft(unet)
    assert again.keys() == {f"unet.{key}" for key in states["unet"]}
    text = state_dict_utils.convert_state_dict_to_diffusers(states["text_encoder"])
    text = {f"text_encoder.{key}": value for key, value in text.items()}
    assert all(".lora_linear_layer." in key or ".lora_A." in key or ".lora_B." in key for key in text)
    save_file(unet | text, OUT / "legacy-sd15.safetensors")
    found |= modules(states["text_encoder"], "text_encoder", "text_encoder.")
    note("legacy-sd15", "sd15", found)


def peft_files():
    """PEFT by itself, around a U-Net."""
    some = r"mid_block\..*attn2\.to_[kv]|mid_block\.resnets\.0\.conv1|.*mid_block.*ff\.net\.2"
    configs = {
        "peft-lora": LoraConfig(r=2, lora_alpha=2, target_modules=some),
        "peft-loha": LoHaConfig(r=2, alpha=2, target_modules=some, use_effective_conv2d=True),
        "peft-lokr": LoKrConfig(r=1, alpha=1, target_modules=some),
        "peft-ia3": IA3Config(
            target_modules=r"mid_block.*(to_[kv]|ff\.net\.2)", feedforward_modules=r".*ff\.net\.2"
        ),
    }
    for name, config in configs.items():
        model = get_peft_model(pipeline("sd15").unet, config)
        with tempfile.TemporaryDirectory() as folder:
            model.save_pretrained(folder)
            state = filled(load_file(Path(folder) / "adapter_model.safetensors"))
        save_file(state, OUT / f"{name}.safetensors")
        wrapped = [
            path
            for path, module in model.base_model.model.named_modules()
            if hasattr(module, "base_layer")
        ]
        found = {f"base_model.model.{path}": layer("unet", path) for path in wrapped}
        note(name, "sd15", found)


# LyCORIS

CROSS_ATTENTION = ["mid_block.attentions.0*attn2.to_*"]
UNET_TARGETS = ["mid_block.resnets.0*", "mid_block.attentions.0*attn?.to_*"]


def lycoris_file(name, algo, lone=False, unet=UNET_TARGETS, **config):
    pipe = pipeline("sd15")
    paths = {}
    for part in ("unet", "text_encoder"):
        for path, module in getattr(pipe, part).named_modules():
            paths[id(module)] = layer(part, path)
    preset = {
        "unet_target_module": [],
        "unet_target_name": unet,
        "text_encoder_target_module": [],
        "text_encoder_target_name": ["encoder.layers.1.*"],
        "target_module": [],
        "target_name": ["mid_block.attentions.0*attn?.to_*"],
        "use_fnmatch": True,
    }
    if lone:
        LycorisNetwork.apply_preset({k: v for k, v in preset.items() if not k[0] in "ut"})
        LycorisNetwork.TARGET_REPLACE_MODULE = []
        LycorisNetwork.TARGET_REPLACE_NAME = preset["target_name"]
        LycorisNetwork.USE_FNMATCH = True
        network = create_lycoris(pipe.unet, 1.0, 2, 1, algo=algo, **config)
        loras = network.loras
        network.apply_to()
    else:
        LycorisNetworkKohya.apply_preset(preset)
        network = LycorisNetworkKohya(
            pipe.text_encoder,
            pipe.unet,
            lora_dim=2,
            conv_lora_dim=2,
            network_module=algo,
            **config,
        )
        loras = network.unet_loras + network.text_encoder_loras
        network.apply_to(pipe.text_encoder, pipe.unet, True, True)
    file = OUT / f"{name}.safetensors"
    network.save_weights(str(file), torch.float16, {})
    state = load_file(file)
    keep = {k: v for k, v in state.items() if k.endswith(("alpha", "on_input"))}
    save_file(filled(state) | keep, file)
    found = {lora.lora_name: paths[id(lora.org_module[0])] for lora in loras}
    note(name, "sd15", found)


def lycoris_files():
    lycoris_file("lycoris-locon", "locon", train_norm=True)
    lycoris_file("lycoris-tucker", "locon", use_tucker=True)
    lycoris_file("lycoris-dora", "locon", unet=CROSS_ATTENTION, weight_decompose=True)
    lycoris_file("lycoris-loha", "loha")
    lycoris_file("lycoris-lokr", "lokr", factor=4)
    lycoris_file("lycoris-ia3", "ia3")
    lycoris_file("lycoris-full", "full", unet=CROSS_ATTENTION)
    lycoris_file("lycoris-oft", "diag-oft")
    lycoris_file("lycoris-glora", "glora", unet=CROSS_ATTENTION)
    lycoris_file("lycoris-alone", "lokr", lone=True, factor=4)


# kohya's names

PARTS = {"unet": "unet", "te": "text_encoder", "te1": "text_encoder", "te2": "text_encoder_2"}


class TwoBlocksALevel:
    layers_per_block = 2


def layers(family):
    """part -> the layers that adapters change, as diffusers and the original code call them."""
    found = {}
    text = gzip.decompress((GOLDEN / "checkpoints" / f"{family}.txt.gz").read_bytes()).decode()
    for line in text.splitlines():
        key, _, part, names = line.split("\t")
        for name in names.split(","):
            table = ".embeddings." in name or name.startswith("text_projection")
            if part != "vae" and name.endswith(".weight") and not table:
                original = key.removeprefix("model.diffusion_model.").removesuffix(".weight")
                found.setdefault(part, {})[name.removesuffix(".weight")] = original
    return found


def as_diffusers(name):
    """The part and the layer that diffusers takes kohya's name for; None if for none.

    One at a time, because it takes `input_blocks_10` for `input_blocks_1` beside others.
    """
    factors = {f"{name}.lora_{kind}.weight": torch.zeros(1, 1) for kind in ("down", "up")}
    try:
        mapped = conversion._maybe_map_sgm_blocks_to_diffusers(factors, TwoBlocksALevel)
        state, _ = conversion._convert_non_diffusers_lora_to_diffusers(mapped)
    except (KeyError, ValueError, IndexError):
        return None
    if next(iter(state)).startswith("unet."):
        state = state_dict_utils.convert_unet_state_dict_to_peft(state)
    else:
        old = state_dict_utils.StateDictType.DIFFUSERS_OLD
        state = state_dict_utils.convert_state_dict_to_peft(state, old)
    key = next(key for key in state if ".lora_A." in key or ".lora.down." in key)
    return key.replace(".lora.down.", ".lora_A.").split(".lora_A.")[0].split(".", 1)


def kohya_names(family):
    """Both forms of the U-Net's names, as both occur for both families."""
    known = layers(family)
    prefixes = ("unet", "te1", "te2") if family == "sdxl" else ("unet", "te")
    forms = [{}, {}]
    for prefix in prefixes:
        for path, original in known[PARTS[prefix]].items():
            forms[0][f"lora_{prefix}_{path}".replace(".", "_")] = [PARTS[prefix], path]
            if prefix == "unet":
                forms[1][f"lora_unet_{original}".replace(".", "_")] = ["unet", path]
    lines = []
    for names in forms:
        for name, target in names.items():
            # Normalisations, which kohya's scripts do not train, an enlargement that follows no
            # attention, and SDXL's size embedding by diffusers' name are beyond diffusers' reader of
            # LoRAs; its reader of checkpoints knows them.
            beyond = "norm" in target[1] or "add_embedding" in name
            beyond = beyond or name == "lora_unet_output_blocks_2_1_conv"
            assert beyond or as_diffusers(name) == target, name
        lines += ["\t".join([name, *target]) for name, target in names.items()]
    file = OUT / f"kohya-{family}.txt.gz"
    file.write_bytes(gzip.compress(("\n".join(sorted(lines)) + "\n").encode(), mtime=0))
    print(f"{file.name}: {len(lines)} names, {file.stat().st_size} bytes")


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    diffusers_files()
    legacy()
    peft_files()
    lycoris_files()
    kohya_names("sd15")
    kohya_names("sdxl")
    text = json.dumps(expected, indent=0, sort_keys=True).encode()
    (OUT / "expected.json.gz").write_bytes(gzip.compress(text, mtime=0))
    for file in OUT.iterdir():
        file.chmod(0o644)
