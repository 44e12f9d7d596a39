package org.scumble.engine;

/// A LoRA that a picture was made with.
///
/// @param name without folder and ending
/// @param hash the first 12 hex digits of the SHA-256 of its tensors, as AUTOMATIC1111 writes it;
///     empty if the file was gone
/// @param unetWeight strength in the U-Net
/// @param textEncoderWeight strength in the text encoders
public record AppliedLora(String name, String hash, double unetWeight, double textEncoderWeight) {}
