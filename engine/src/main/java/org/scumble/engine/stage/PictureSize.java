package org.scumble.engine.stage;

import org.scumble.engine.tensor.HostTensor;

/// A picture's size in pixels, as SDXL is told it (Podell et al. 2023, §2.2).
public record PictureSize(int width, int height) {
    /// SDXL's size conditioning for an uncropped picture, `[batch, 6]`: original height and width,
    /// crop top and left, target height and width.
    HostTensor timeIds(int batch) {
        float[] ids = new float[batch * 6];
        for (int i = 0; i < batch; i++) {
            ids[i * 6] = height;
            ids[i * 6 + 1] = width;
            ids[i * 6 + 4] = height;
            ids[i * 6 + 5] = width;
        }
        return HostTensor.of(ids, batch, 6);
    }
}
