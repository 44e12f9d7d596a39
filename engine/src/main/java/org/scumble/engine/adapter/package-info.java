/// What changes a model without replacing it: LoRAs and their relatives, and textual inversions.
/// Files of every key convention are read, matched against a base model, and reported on.
@NullMarked
package org.scumble.engine.adapter;

import org.jspecify.annotations.NullMarked;
