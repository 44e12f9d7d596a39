/// Where things live and what the window remembers.
@NullMarked
package org.scumble.app.settings;

import org.jspecify.annotations.NullMarked;
