package org.scumble.engine;

/// A LoRA, or a relative of it, at work.
///
/// @param file its `.safetensors` file
/// @param unetWeight strength in the U-Net: 0 is none, 1 what its maker meant, below 0 the opposite
/// @param textEncoderWeight strength in the text encoders
public record LoraUse(String file, double unetWeight, double textEncoderWeight) {}
