/// The one SQLite file: opening, migrating and querying it.
@NullMarked
package org.scumble.app.store;

import org.jspecify.annotations.NullMarked;
