"""Golden key lists for `org.scumble.engine.weights`.

For each family, writes `../resources/golden/checkpoints/FAMILY.txt.gz`: one line a tensor of the
single-file checkpoint, sorted, as `key TAB dims TAB component TAB names`. Names are those of diffusers
or transformers; a fused tensor has three, an unused one none. Which key becomes which name is what
diffusers' own conversion does: it is run on tensors that hold their key's number, and the result is
compared with the parameters that the models declare (`../resources/golden/models`, from `models.py`).

    python checkpoints.py

Made with torch 2.15, diffusers 0.42 and transformers 5.23.
"""

import gzip
from collections import defaultdict
from pathlib import Path

import torch
from diffusers.loaders import single_file_utils as diffusers

import ldm

GOLDEN = Path(__file__).parent.parent / "resources" / "golden"


def declared(model):
    """What `models.py` found the model to have: name -> dims."""
    text = gzip.decompress((GOLDEN / "models" / f"{model}.parameters.txt.gz").read_bytes()).decode()
    return {line.split()[0]: tuple(map(int, line.split()[1:])) for line in text.splitlines()}


def numbered(tensors):
    """Tensors of the right shapes that take no memory: each holds its number, over and over."""
    return {
        key: torch.tensor(i, dtype=torch.int16).expand(shape)
        for i, (key, shape) in enumerate(tensors.items())
    }


def convert(family, config):
    """component -> name -> converted tensor, with the models that declare their names."""
    tensors = numbered(config.tensors())
    unet = {
        "layers_per_block": config.unet.blocks,
        "addition_embed_type": "text_time" if config.unet.added else None,
    }
    vae = {"down_block_types": [None] * 4, "up_block_types": [None] * 4}
    yield "unet", f"unet-{family}", diffusers.convert_ldm_unet_checkpoint(dict(tensors), unet)
    yield "vae", "vae-sd", diffusers.convert_ldm_vae_checkpoint(dict(tensors), vae)
    for i, (prefix, _) in enumerate((config.clip | config.openclip).items()):
        if prefix in config.clip:
            model, converted = "text-clip-l", diffusers.convert_ldm_clip_checkpoint(tensors, prefix)
        else:
            model = {"sd2": "text-openclip-h", "sdxl": "text-openclip-bigg"}[family]
            converted = diffusers.convert_open_clip_checkpoint(None, tensors, prefix)
        yield ("text_encoder", "text_encoder_2")[i], model, converted


def lines(family, config):
    tensors = config.tensors()
    keys = list(tensors)
    names = defaultdict(list)
    components = {}
    for component, model, converted in convert(family, config):
        expected = declared(model)
        # SD 2 has no use for the projection, and its conversion leaves it out.
        shapes = {name: tuple(value.shape) for name, value in converted.items()}
        assert shapes == expected, (family, component, set(shapes.items()) ^ set(expected.items()))
        for name, value in converted.items():
            key = keys[value.flatten()[0].item()]
            components[key] = component
            names[key].append(name)
    for key, shape in tensors.items():
        dims = ",".join(map(str, shape))
        yield "\t".join([key, dims, components.get(key, ""), ",".join(names[key])])


def main():
    out = GOLDEN / "checkpoints"
    out.mkdir(parents=True, exist_ok=True)
    for family, config in ldm.FAMILIES.items():
        data = ("\n".join(sorted(lines(family, config))) + "\n").encode()
        path = out / f"{family}.txt.gz"
        path.write_bytes(gzip.compress(data, mtime=0))
        print(f"{path.name}: {len(data.splitlines())} tensors, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
