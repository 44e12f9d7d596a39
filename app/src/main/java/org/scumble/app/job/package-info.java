/// The persistent queue of generation requests and the worker that runs it.
@NullMarked
package org.scumble.app.job;

import org.jspecify.annotations.NullMarked;
