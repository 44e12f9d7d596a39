package org.scumble.engine;

/// The settings that suit a model, with which a new request starts.
///
/// @param sampler a sampler's id
/// @param schedule a noise schedule's id
public record ModelDefaults(
        int width, int height, int steps, String sampler, String schedule, double guidanceScale) {}
