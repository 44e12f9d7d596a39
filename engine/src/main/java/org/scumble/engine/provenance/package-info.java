/// What a picture says about how it was made: the text that AUTOMATIC1111 and its heirs keep inside
/// a picture, written and read, and the metadata of other programs, read. Text alone: the codecs
/// that find it in a file and put it there are in the `image` package.
///
/// What is read here comes from strangers. A reader takes what it can use, leaves out what is
/// impossible, and never fails: a picture without readable settings has none.
@NullMarked
package org.scumble.engine.provenance;

import org.jspecify.annotations.NullMarked;
