/// Every picture ever made: its file, its row, and the grid that shows them.
@NullMarked
package org.scumble.app.gallery;

import org.jspecify.annotations.NullMarked;
