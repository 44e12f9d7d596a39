"""Golden values for org.scumble.engine.sampling, computed by the reference implementations.

    python engine/src/test/golden/sampling.py

needs torch, diffusers, k-diffusion and scipy, and writes three small .npz archives to
engine/src/test/resources/golden/sampling/. Everything is seeded: a second run writes the same.

torch's CUDA generator is not run here, as that takes a CUDA device. Its Philox is checked by the
known-answer vectors of Random123, and its layout by the values that AUTOMATIC1111 published (both
stand in the Java tests); bit for bit it is compared with the formula of AUTOMATIC1111's emulation.
"""

import hashlib
import importlib.util
import math
import pathlib
import sys
import types

import diffusers
import numpy as np
import scipy.stats
import torch

torch.set_num_threads(1)
OUT = pathlib.Path(__file__).parents[1] / "resources" / "golden" / "sampling"
STEPS = 20
SHAPE = (1, 4, 2, 2)
TRAINED = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012)
LEADING = dict(timestep_spacing="leading", steps_offset=1)


def load_k_diffusion_sampling():
    """k_diffusion/sampling.py alone: its package pulls in image libraries that it does not need."""
    folder = pathlib.Path(importlib.util.find_spec("k_diffusion").origin).parent
    package = types.ModuleType("k_diffusion")
    package.__path__ = [str(folder)]
    utils = types.ModuleType("k_diffusion.utils")
    utils.append_dims = lambda x, dims: x[(...,) + (None,) * (dims - x.ndim)]
    package.utils = utils
    sys.modules.update({"k_diffusion": package, "k_diffusion.utils": utils})
    sys.modules.setdefault("torchdiffeq", types.SimpleNamespace(odeint=None))
    return importlib.import_module("k_diffusion.sampling")


# The toy model: smooth, nonlinear, its answer plausible for data of unit variance. The Java tests
# compute the same.

PATTERN = torch.cos(0.7 * torch.arange(math.prod(SHAPE), dtype=torch.float64)).reshape(SHAPE)


def toy(prediction, x, t):
    """Model output for latents of unit variance at a timestep."""
    x = x.to(torch.float64)
    bend = torch.tanh(x + PATTERN)
    if prediction == "epsilon":
        return (math.sin(math.pi / 2 * float(t) / 999) * x + 0.1 * bend).to(torch.float32)
    return ((0.5 - 0.3 * float(t) / 999) * bend).to(torch.float32)


class Noise:
    """The given noises, one after another, in place of every random generator."""

    values = torch.randn((2 * STEPS, *SHAPE), generator=torch.Generator().manual_seed(7))

    def __init__(self):
        self.drawn = 0

    def __call__(self, *args, **kwargs):
        self.drawn += 1
        return self.values[self.drawn - 1]


def start_noise():
    return torch.randn(SHAPE, generator=torch.Generator().manual_seed(1))


def run_diffusers(cls, prediction, order=1, variance_exploding=False, **config):
    """Latents at the start and after every full step, in the variance-preserving scale, and the
    timesteps used.

    `variance_exploding` says that the scheduler's own latents are in the other scale.
    """
    name = {"epsilon": "epsilon", "v": "v_prediction"}[prediction]
    scheduler = cls(**TRAINED, prediction_type=name, **config)
    noise = Noise()
    module = sys.modules[cls.__module__]
    if hasattr(module, "randn_tensor"):
        module.randn_tensor = noise
    if hasattr(module, "BrownianTreeNoiseSampler"):
        module.BrownianTreeNoiseSampler = lambda *a, **k: noise
    scheduler.set_timesteps(STEPS)
    x = start_noise() * scheduler.init_noise_sigma
    states = [x]
    calls = len(scheduler.timesteps)
    for i, t in enumerate(scheduler.timesteps):
        model_input = scheduler.scale_model_input(x, t)
        x = scheduler.step(toy(prediction, model_input, t), t, x).prev_sample
        full = order == 1 or i % 2 == 1 or i == calls - 1
        if full:
            states.append(x)
    states = torch.stack(states)
    assert len(states) == STEPS + 1
    if variance_exploding:
        sigmas = scheduler.sigmas.to(torch.float64)
        sigmas = torch.cat([sigmas[:1], sigmas[1::order][:STEPS]]).reshape(-1, *[1] * len(SHAPE))
        states = (states / (1 + sigmas**2).sqrt()).to(torch.float32)
    used = scheduler.timesteps.to(torch.float64)
    return states.numpy(), used.numpy()


class Training:
    """alphas_cumprod and k-diffusion's log-interpolated mapping between sigma and t."""

    def __init__(self, alphas_cumprod):
        self.sigmas = np.sqrt((1 - alphas_cumprod) / alphas_cumprod)
        self.log_sigmas = np.log(self.sigmas)
        self.sigma_min, self.sigma_max = self.sigmas[0], self.sigmas[-1]

    def t_to_sigma(self, t):
        return np.exp(np.interp(t, np.arange(len(self.sigmas)), self.log_sigmas))

    def sigma_to_t(self, sigma):
        return np.interp(np.log(sigma), self.log_sigmas, np.arange(len(self.sigmas)))


def stable_diffusion_alphas():
    betas = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    return np.cumprod(1 - betas)


def run_k_diffusion(function, prediction, training, sigmas, **kwargs):
    """Latents at the start and after every step, in the variance-preserving scale."""

    def denoise(x, sigma, **_):
        s = float(sigma[0])
        scale = 1 / math.sqrt(1 + s * s)
        out = toy(prediction, x * scale, training.sigma_to_t(s))
        return x - s * out if prediction == "epsilon" else x * scale**2 - out * s * scale

    sigmas = torch.tensor(sigmas, dtype=torch.float64)
    x = start_noise() * (1 + sigmas[0] ** 2).sqrt().to(torch.float32)
    seen = []
    end = function(
        denoise, x, sigmas, callback=lambda step: seen.append(step["x"]), disable=True, **kwargs)
    states = torch.stack(seen + [end]).to(torch.float64)
    scale = (1 + sigmas**2).sqrt().reshape(-1, *[1] * len(SHAPE))
    return (states / scale).to(torch.float32).numpy()


# Schedules by the definitions of AUTOMATIC1111, ComfyUI and diffusers.


def karras(training, n, rho=7.0):
    ramp = np.linspace(0, 1, n)
    low, high = training.sigma_min ** (1 / rho), training.sigma_max ** (1 / rho)
    return (high + ramp * (low - high)) ** rho


def polyexponential(training, n, rho):
    ramp = np.linspace(1, 0, n) ** rho
    low, high = np.log(training.sigma_min), np.log(training.sigma_max)
    return np.exp(ramp * (high - low) + low)


def schedules(training, n):
    last = len(training.sigmas) - 1
    quantiles = scipy.stats.beta.ppf(1 - np.linspace(0, 1, n, endpoint=False), 0.6, 0.6)
    by_timestep = {
        "normal": np.linspace(last, 0, n),
        "sgm_uniform": np.linspace(last, 0, n + 1)[:-1],
        "simple": np.array([last - int(i * (1000 / n)) for i in range(n)]),
        "ddim_uniform": np.arange(n)[::-1] * (1000 // n) + 1,
        "beta": np.array(list(dict.fromkeys(np.rint(quantiles * last)))),
        "trailing": np.round(np.arange(1000, 0, -1000 / n)) - 1,
    }
    sigmas = {name: training.t_to_sigma(t) for name, t in by_timestep.items()}
    sigmas["karras"] = karras(training, n)
    sigmas["exponential"] = polyexponential(training, n, 1)
    sigmas["polyexponential"] = polyexponential(training, n, 1)
    sigmas["karras_rho5"] = karras(training, n, 5)
    sigmas["polyexponential_rho2"] = polyexponential(training, n, 2)
    return {name: np.append(values, 0.0) for name, values in sigmas.items()}


def write_schedules():
    arrays = {}
    training = Training(stable_diffusion_alphas())
    for n in (1, 4, 20, 30):
        for name, sigmas in schedules(training, n).items():
            arrays[f"{name}_{n}"] = sigmas
    every = np.arange(0, 1000, 37)
    arrays["timesteps"] = every.astype(np.float64)
    for name, config in {
        "scaled_linear": TRAINED,
        "linear": dict(beta_schedule="linear", beta_start=0.0001, beta_end=0.02),
        "squaredcos": dict(beta_schedule="squaredcos_cap_v2"),
        "zero_snr": dict(TRAINED, rescale_betas_zero_snr=True),
    }.items():
        alphas = diffusers.EulerDiscreteScheduler(**config).alphas_cumprod.numpy()
        arrays[f"alphas_{name}"] = alphas.astype(np.float64)[every]
        arrays[f"alphas_{name}_last"] = alphas.astype(np.float64)[-1:]
    np.savez_compressed(OUT / "schedules.npz", **arrays)


def write_trajectories():
    k = load_k_diffusion_sampling()
    arrays = {"noise": Noise.values.numpy()}
    training = Training(stable_diffusion_alphas())
    exploding = dict(variance_exploding=True)
    d = diffusers
    cases = {
        "ddim": (d.DDIMScheduler, dict(LEADING, set_alpha_to_one=False, clip_sample=False)),
        "ddpm": (d.DDPMScheduler, dict(LEADING, clip_sample=False)),
        "lcm": (d.LCMScheduler, dict()),
        "unipc": (d.UniPCMultistepScheduler, dict()),
        "dpmpp_2m": (d.DPMSolverMultistepScheduler, dict()),
        "dpmpp_2m_sde": (
            d.DPMSolverMultistepScheduler, dict(algorithm_type="sde-dpmsolver++")),
        "euler": (d.EulerDiscreteScheduler, dict(exploding)),
        "euler_leading": (d.EulerDiscreteScheduler, dict(exploding, **LEADING)),
        "euler_a": (d.EulerAncestralDiscreteScheduler, dict(exploding)),
        "heun": (d.HeunDiscreteScheduler, dict(exploding, order=2)),
        "lms": (d.LMSDiscreteScheduler, dict(exploding)),
        "dpm2": (d.KDPM2DiscreteScheduler, dict(exploding, order=2)),
        "dpm2_a": (d.KDPM2AncestralDiscreteScheduler, dict(exploding, order=2)),
        "dpmpp_sde": (d.DPMSolverSDEScheduler, dict(exploding, order=2)),
    }
    for prediction in ("epsilon", "v"):
        for name, (cls, config) in cases.items():
            states, used = run_diffusers(cls, prediction, **config)
            arrays[f"diffusers_{name}_{prediction}"] = states
            if name in ("lcm", "unipc", "dpmpp_2m", "dpmpp_2m_sde"):
                arrays[f"timesteps_{name}"] = used
        sampled = {
            "euler": k.sample_euler,
            "euler_a": k.sample_euler_ancestral,
            "heun": k.sample_heun,
            "lms": k.sample_lms,
            "dpm2": k.sample_dpm_2,
            "dpm2_a": k.sample_dpm_2_ancestral,
            "dpmpp_2s_a": k.sample_dpmpp_2s_ancestral,
            "dpmpp_2m": k.sample_dpmpp_2m,
            "dpmpp_sde": k.sample_dpmpp_sde,
            "dpmpp_2m_sde": k.sample_dpmpp_2m_sde,
            "dpmpp_3m_sde": k.sample_dpmpp_3m_sde,
        }
        sigmas = np.append(karras(training, STEPS), 0.0)
        for name, function in sampled.items():
            stochastic = name.endswith(("_a", "_sde"))
            noise = dict(noise_sampler=Noise()) if stochastic else {}
            arrays[f"k_{name}_{prediction}"] = run_k_diffusion(
                function, prediction, training, sigmas, **noise)
    arrays["diffusers_euler_zero_snr_v"], _ = run_diffusers(
        d.EulerDiscreteScheduler, "v", variance_exploding=True,
        rescale_betas_zero_snr=True, timestep_spacing="trailing")
    np.savez_compressed(OUT / "trajectories.npz", **arrays)


def philox_normal(seed, call, n):
    """The emulation of torch.randn on CUDA, by the formulas of AUTOMATIC1111."""
    mask = 0xFFFFFFFF
    unit = np.float64(np.float32(2.3283064e-10))
    angle = np.float64(np.float32(2.3283064e-10 * 6.2831855))
    values = []
    for i in range(n):
        c, k = [call, 0, i, 0], [seed & mask, seed >> 32]
        for _ in range(10):
            p0, p1 = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
            c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & mask, (p0 >> 32) ^ c[3] ^ k[1], p0 & mask]
            k = [(k[0] + 0x9E3779B9) & mask, (k[1] + 0xBB67AE85) & mask]
        radius = np.sqrt(-2 * np.log(c[0] * unit + unit / 2))
        values.append(radius * np.sin(c[1] * angle + angle / 2))
    return np.array(values).astype(np.float32)


def write_random():
    arrays = {}
    seeds = [0, 1, 42, 965400086, 2**32 - 1, 2**32 + 42, 2**63 - 25]
    arrays["seeds"] = np.array(seeds, dtype=np.int64)
    for i, seed in enumerate(seeds):
        for size in (1, 5, 15, 16, 17, 100):
            generator = torch.Generator().manual_seed(seed)
            arrays[f"torch_{i}_{size}"] = torch.randn(size, generator=generator).numpy()
        generator = torch.Generator().manual_seed(seed)
        latents = torch.randn(4 * 64 * 64, generator=generator).numpy()
        arrays[f"torch_{i}_sha256"] = np.frombuffer(
            hashlib.sha256(latents.astype("<f4").tobytes()).digest(), dtype=np.int8)
        arrays[f"philox_{i}_first"] = philox_normal(seed, 0, 100)
        arrays[f"philox_{i}_third"] = philox_normal(seed, 2, 100)
    # One generator over many tensors: the spare value of an odd small tensor is kept meanwhile.
    generator = torch.Generator().manual_seed(42)
    for i, size in enumerate((5, 16, 4, 33, 1, 1, 700, 3)):
        arrays[f"torch_stream_{i}"] = torch.randn(size, generator=generator).numpy()
    low, high = (torch.randn((4, 6, 5), generator=torch.Generator().manual_seed(s)) for s in (1, 2))
    a, b = low / low.norm(dim=1, keepdim=True), high / high.norm(dim=1, keepdim=True)
    omega = torch.acos((a * b).sum(1)).unsqueeze(1)
    arrays["slerp"] = (
        (torch.sin(0.7 * omega) * low + torch.sin(0.3 * omega) * high) / torch.sin(omega)).numpy()
    conditional = torch.randn((2, 4, 4, 4), generator=torch.Generator().manual_seed(3))
    unconditional = torch.randn((2, 4, 4, 4), generator=torch.Generator().manual_seed(4))
    guided = unconditional + 7.5 * (conditional - unconditional)
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import rescale_noise_cfg
    arrays["conditional"] = conditional.numpy()
    arrays["unconditional"] = unconditional.numpy()
    arrays["guided"] = guided.numpy()
    arrays["rescaled"] = rescale_noise_cfg(guided, conditional, guidance_rescale=0.7).numpy()
    np.savez_compressed(OUT / "random.npz", **arrays)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write_schedules()
    write_random()
    write_trajectories()
