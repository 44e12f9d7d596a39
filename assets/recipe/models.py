"""The starter model's architectures, in the classes and layout of Stable Diffusion 1.5.

Everything is small, nothing is special: any program that loads an SD 1.5 folder in the layout of
diffusers loads this one too, provided it reads sizes from the configuration files.
"""

from pathlib import Path

import torch
from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from transformers import (
    CLIPTextConfig,
    CLIPTextModelWithProjection,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
)

PICTURE = 128
LATENT = 16
LATENT_CHANNELS = 8
CONTEXT = 160
PROJECTION = 128
MAX_TOKENS = 48
GUIDANCE = 3.5  # as in the starter's scumble.json: at 2.8 it paints a few objects less


def new_vae():
    """f8 autoencoder, 128 px -> 8 x 16 x 16. Eight channels because four cap crispness at 29 dB."""
    widths = (16, 32, 64, 96)
    return AutoencoderKL(
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * len(widths),
        up_block_types=("UpDecoderBlock2D",) * len(widths),
        block_out_channels=widths,
        layers_per_block=1,
        latent_channels=LATENT_CHANNELS,
        norm_num_groups=8,
        sample_size=PICTURE,
    )


def new_unet():
    """Attention at 8 x 8 and in the middle; convolutions alone at full size, as in SDXL: there
    attention took 40 % of the time of a step, which buys more in further steps."""
    return UNet2DConditionModel(
        sample_size=LATENT,
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        block_out_channels=(80, 128, 144),
        layers_per_block=1,
        attention_head_dim=[2, 2, 4],  # diffusers' old name for the number of heads
        cross_attention_dim=CONTEXT,
        norm_num_groups=16,
    )


def new_text_encoder(tokenizer):
    """Three causal layers. The last hidden state, normalised, is what conditions the U-Net."""
    return CLIPTextModelWithProjection(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=CONTEXT,
            intermediate_size=4 * CONTEXT,
            num_hidden_layers=3,
            num_attention_heads=5,
            max_position_embeddings=MAX_TOKENS,
            hidden_act="quick_gelu",
            projection_dim=PROJECTION,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def new_image_encoder():
    return CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=PROJECTION,
            intermediate_size=4 * PROJECTION,
            num_hidden_layers=4,
            num_attention_heads=4,
            image_size=PICTURE,
            patch_size=16,
            hidden_act="quick_gelu",
            projection_dim=PROJECTION,
        )
    )


def new_scheduler():
    """Stable Diffusion's own betas, with v prediction: it learns faster and keeps colours true."""
    return DDIMScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        timestep_spacing="leading",
        steps_offset=1,
        clip_sample=False,
        set_alpha_to_one=False,
    )


def tokenise(tokenizer, captions, device="cpu"):
    """Captions to ids, padded to the full context as Stable Diffusion does. [N, MAX_TOKENS]"""
    batch = tokenizer(
        captions, padding="max_length", truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
    )
    return batch.input_ids.to(device)


def load_if_there(module, folder, name):
    """Warm start: copies those weights of a saved model that fit; false if there is none."""
    file = Path(folder or "-") / name
    if not file.is_dir():
        return False
    loaded = type(module).from_pretrained(file).state_dict()
    own = module.state_dict()
    fitting = {k: v.float() for k, v in loaded.items() if k in own and v.shape == own[k].shape}
    module.load_state_dict(own | fitting)
    return True


def parameters(module):
    return sum(p.numel() for p in module.parameters())


def device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def halves():
    """Whether the machine computes in bf16; a processor that has to imitate it takes fifteen times as long
    as with fp32."""
    return torch.cuda.is_available() or torch.cpu.get_capabilities().get("avx512_bf16", False)


def autocast():
    return torch.autocast(device().type, torch.bfloat16, enabled=halves())
