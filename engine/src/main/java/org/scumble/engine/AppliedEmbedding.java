package org.scumble.engine;

/// A textual inversion that a picture was made with.
///
/// @param name without folder and ending
/// @param hash the first 12 hex digits of its file's SHA-256, as AUTOMATIC1111 writes it;
///     empty if the file was gone
public record AppliedEmbedding(String name, String hash) {}
