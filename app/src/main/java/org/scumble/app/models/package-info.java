/// The catalogue of checkpoints the artist can paint with.
@NullMarked
package org.scumble.app.models;

import org.jspecify.annotations.NullMarked;
