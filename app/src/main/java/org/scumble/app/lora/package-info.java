/// LoRAs and their relatives: where they lie, what is known of them, and which are at work.
@NullMarked
package org.scumble.app.lora;

import org.jspecify.annotations.NullMarked;
