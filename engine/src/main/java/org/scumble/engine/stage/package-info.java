/// The stages of a picture: each joins a model, its weights and the runtime behind one method.
@NullMarked
package org.scumble.engine.stage;

import org.jspecify.annotations.NullMarked;
