package org.scumble.app.generate;

/// One of a list: a sampler, a noise schedule.
///
/// @param id as a request names it
/// @param label as the artist reads it
public record Choice(String id, String label) {}
