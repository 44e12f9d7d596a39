"""Golden text conditioning with textual inversions for `org.scumble.engine.stage`.

Puts random embeddings of several vectors into the tiny pipelines of `pipelines.py` by diffusers'
`load_textual_inversion`, and encodes prompts that name them (fp32, CPU). Written to
`../resources/golden/inversion/NAME.safetensors` for each pipeline:

* `vectors.0` and, for SDXL's second text encoder, `vectors.1`, each `[tokens, width]`;
* for each prompt `i`, `hidden.i` `[77, width]` and, for SDXL, `pooled.i`;
* under the metadata key `prompts` the prompts, in which the embedding is called `<tok>`.

    python inversion.py

Made with torch 2.15, diffusers 0.42 and transformers 5.23.
"""

import json

import torch
from diffusers import StableDiffusionPipeline, StableDiffusionXLPipeline
from safetensors.torch import save_file
from transformers import CLIPTokenizer

from pipelines import GOLDEN, OUT as PIPELINES, TOKENIZER

OUT = GOLDEN / "inversion"
TOKEN = "<tok>"
PROMPTS = ["a photo of <tok> on a hill", "<tok>, sunset", "fog <tok>"]


def tokenizer():
    """One for each encoder, since loading an embedding adds to it."""
    return CLIPTokenizer.from_pretrained(TOKENIZER, model_max_length=77)


def sd15():
    pipe = StableDiffusionPipeline.from_pretrained(
        PIPELINES / "sd15", tokenizer=tokenizer(), torch_dtype=torch.float32, safety_checker=None
    )
    vectors = [torch.randn(3, pipe.text_encoder.config.hidden_size)]
    pipe.load_textual_inversion(vectors[0], token=TOKEN)
    encoded = [pipe.encode_prompt(prompt, "cpu", 1, False)[:1] for prompt in PROMPTS]
    return vectors, encoded


def sdxl():
    pipe = StableDiffusionXLPipeline.from_pretrained(
        PIPELINES / "sdxl",
        tokenizer=tokenizer(),
        tokenizer_2=tokenizer(),
        torch_dtype=torch.float32,
    )
    pairs = [(pipe.text_encoder, pipe.tokenizer), (pipe.text_encoder_2, pipe.tokenizer_2)]
    vectors = [torch.randn(2, encoder.config.hidden_size) for encoder, _ in pairs]
    for rows, (encoder, words) in zip(vectors, pairs):
        pipe.load_textual_inversion(rows, token=TOKEN, text_encoder=encoder, tokenizer=words)
    encoded = [
        pipe.encode_prompt(prompt, device="cpu", do_classifier_free_guidance=False)[::2]
        for prompt in PROMPTS
    ]
    return vectors, encoded


def main():
    torch.set_num_threads(1)
    OUT.mkdir(exist_ok=True)
    for seed, build in ((21, sd15), (22, sdxl)):
        torch.manual_seed(seed)
        with torch.no_grad():
            vectors, encoded = build()
        tensors = {f"vectors.{i}": rows for i, rows in enumerate(vectors)}
        for i, outputs in enumerate(encoded):
            for name, value in zip(("hidden", "pooled"), outputs):
                tensors[f"{name}.{i}"] = value[0].contiguous()
        path = OUT / f"{build.__name__}.safetensors"
        save_file(tensors, path, metadata={"prompts": json.dumps(PROMPTS)})
        print(path.name, path.stat().st_size, {k: tuple(v.shape) for k, v in tensors.items()})


if __name__ == "__main__":
    main()
