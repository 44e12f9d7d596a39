/// The starter model's school: an endless seeded stream of captioned illustrated scenes, written
/// to disk by [org.scumble.painter.PaintDataset] and looked at with
/// [org.scumble.painter.PaintSheet].
@NullMarked
package org.scumble.painter;

import org.jspecify.annotations.NullMarked;
