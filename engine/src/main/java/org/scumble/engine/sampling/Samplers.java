package org.scumble.engine.sampling;

import java.util.List;
import org.scumble.engine.EngineException;

/// Every sampler there is, with its names, the schedule it is usually run on and the noise it asks
/// for.
public enum Samplers implements Named {
    EULER(
            new Euler(),
            Schedule.NORMAL,
            NoiseKind.NONE,
            "euler",
            "Euler",
            "k_euler",
            "EulerDiscreteScheduler"),
    EULER_ANCESTRAL(
            new EulerAncestral(),
            Schedule.NORMAL,
            NoiseKind.GAUSSIAN,
            "euler_a",
            "Euler a",
            "euler_ancestral",
            "k_euler_a",
            "k_euler_ancestral",
            "EulerAncestralDiscreteScheduler"),
    HEUN(
            new Heun(),
            Schedule.NORMAL,
            NoiseKind.NONE,
            "heun",
            "Heun",
            "k_heun",
            "HeunDiscreteScheduler"),
    LMS(new Lms(), Schedule.NORMAL, NoiseKind.NONE, "lms", "LMS", "k_lms", "LMSDiscreteScheduler"),
    DPM2(
            new Dpm2(),
            Schedule.KARRAS,
            NoiseKind.NONE,
            "dpm2",
            "DPM2",
            "dpm_2",
            "k_dpm_2",
            "KDPM2DiscreteScheduler"),
    DPM2_ANCESTRAL(
            new Dpm2Ancestral(),
            Schedule.KARRAS,
            NoiseKind.GAUSSIAN,
            "dpm2_a",
            "DPM2 a",
            "dpm_2_ancestral",
            "dpm2_ancestral",
            "k_dpm_2_a",
            "KDPM2AncestralDiscreteScheduler"),
    DPMPP_2S_ANCESTRAL(
            new DpmPp2sAncestral(),
            Schedule.KARRAS,
            NoiseKind.GAUSSIAN,
            "dpmpp_2s_a",
            "DPM++ 2S a",
            "dpmpp_2s_ancestral",
            "k_dpmpp_2s_a"),
    DPMPP_2M(
            new DpmPp2m(),
            Schedule.KARRAS,
            NoiseKind.NONE,
            "dpmpp_2m",
            "DPM++ 2M",
            "k_dpmpp_2m",
            "DPMSolverMultistepScheduler"),
    DPMPP_SDE(
            new DpmPpSde(),
            Schedule.KARRAS,
            NoiseKind.BROWNIAN,
            "dpmpp_sde",
            "DPM++ SDE",
            "k_dpmpp_sde",
            "DPMSolverSDEScheduler"),
    DPMPP_2M_SDE(
            new DpmPp2mSde(),
            Schedule.EXPONENTIAL,
            NoiseKind.BROWNIAN,
            "dpmpp_2m_sde",
            "DPM++ 2M SDE",
            "k_dpmpp_2m_sde"),
    DPMPP_3M_SDE(
            new DpmPp3mSde(),
            Schedule.EXPONENTIAL,
            NoiseKind.BROWNIAN,
            "dpmpp_3m_sde",
            "DPM++ 3M SDE",
            "k_dpmpp_3m_sde"),
    DDIM(new Ddim(), Schedule.DDIM_UNIFORM, NoiseKind.NONE, "ddim", "DDIM", "DDIMScheduler"),
    DDPM(new Ddpm(), Schedule.DDIM_UNIFORM, NoiseKind.GAUSSIAN, "ddpm", "DDPM", "DDPMScheduler"),
    UNIPC(
            new UniPc(),
            Schedule.SGM_UNIFORM,
            NoiseKind.NONE,
            "unipc",
            "UniPC",
            "uni_pc_bh2",
            "UniPCMultistepScheduler"),
    LCM(new Lcm(), Schedule.SGM_UNIFORM, NoiseKind.GAUSSIAN, "lcm", "LCM", "LCMScheduler");

    /// What noise a sampler adds on its way.
    public enum NoiseKind {
        /// None: the initial noise decides the picture, and more steps converge to one.
        NONE,
        /// Fresh noise at each step: another number of steps is another picture. [GaussianNoise].
        GAUSSIAN,
        /// The increments of one path through all noise levels: [BrownianNoise].
        BROWNIAN
    }

    private final Sampler sampler;
    private final Schedule usual;
    private final NoiseKind noise;
    private final String id;
    private final String label;
    private final List<String> aliases;

    Samplers(
            Sampler sampler,
            Schedule usual,
            NoiseKind noise,
            String id,
            String label,
            String... aliases) {
        this.sampler = sampler;
        this.usual = usual;
        this.noise = noise;
        this.id = id;
        this.label = label;
        this.aliases = List.of(aliases);
    }

    /// The sampler of this name: AUTOMATIC1111's ("DPM++ 2M"), k-diffusion's and ComfyUI's
    /// ("dpmpp_2m") or the class in diffusers, in any case and punctuation.
    ///
    /// @throws EngineException BAD_REQUEST, with the valid names, when there is none
    public static Samplers byName(String name) {
        return Named.find("sampler", name, values());
    }

    public Sampler sampler() {
        return sampler;
    }

    public NoiseKind noise() {
        return noise;
    }

    /// Whether AUTOMATIC1111 runs it on k-diffusion, so that it begins with
    /// [Noising#startOfKDiffusion] there. The others it runs on timesteps of their own, in the
    /// variance-preserving scale.
    public boolean isOfKDiffusion() {
        return switch (this) {
            case DDIM, DDPM, UNIPC -> false;
            case EULER,
                    EULER_ANCESTRAL,
                    HEUN,
                    LMS,
                    DPM2,
                    DPM2_ANCESTRAL,
                    DPMPP_2S_ANCESTRAL,
                    DPMPP_2M,
                    DPMPP_SDE,
                    DPMPP_2M_SDE,
                    DPMPP_3M_SDE,
                    LCM ->
                    true;
        };
    }

    /// The schedule to run on when none is asked for: AUTOMATIC1111's "Automatic", except that
    /// zero terminal SNR wants [Schedule#TRAILING] (Lin et al. 2023).
    public Schedule usualSchedule(NoiseSchedule schedule) {
        return schedule.isZeroTerminalSnr() ? Schedule.TRAILING : usual;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }
}
