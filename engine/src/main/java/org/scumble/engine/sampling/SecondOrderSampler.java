package org.scumble.engine.sampling;

/// A sampler that asks the model twice a step, except on the step that ends at σ = 0.
interface SecondOrderSampler extends Sampler {
    @Override
    default int modelCalls(Sigmas sigmas) {
        return 2 * sigmas.steps() - (sigmas.last() == 0 ? 1 : 0);
    }
}
