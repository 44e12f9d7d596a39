package org.scumble.engine.adapter;

/// A low-rank update at a strength.
///
/// @param strength 0 is none, 1 what the file says; may be negative
public record Weighted(LowRank update, double strength) {}
