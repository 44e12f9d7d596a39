"""Golden values for org.scumble.engine.metrics, computed by scikit-image.

    python engine/src/test/golden/metrics.py

needs numpy and scikit-image, and prints the numbers that stand in the Java tests. The pictures are
formulas, the same as there.
"""

import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

WIDTH, HEIGHT = 23, 17


def original():
    y, x, c = np.mgrid[:HEIGHT, :WIDTH, :3]
    return (7 * x * y + 13 * y + 5 * (c + 1) * x) % 256


def noisy(picture, strength):
    y, x, c = np.mgrid[:HEIGHT, :WIDTH, :3]
    return np.clip(picture + strength * ((5 * x + 3 * y * y + 11 * c) % 17 - 8), 0, 255)


def flat(level):
    return np.full((HEIGHT, WIDTH, 3), level)


def report(name, a, b):
    a, b = a.astype(np.uint8), b.astype(np.uint8)
    psnr = peak_signal_noise_ratio(a, b, data_range=255)
    ssim = structural_similarity(
        a,
        b,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        data_range=255,
        channel_axis=2,
    )
    print(f"{name}: PSNR {psnr:.12f} dB, SSIM {ssim:.12f}")


report("weak noise", original(), noisy(original(), 1))
report("strong noise", original(), noisy(original(), 6))
report("inverted", original(), 255 - original())
report("flat", flat(100), flat(140))
