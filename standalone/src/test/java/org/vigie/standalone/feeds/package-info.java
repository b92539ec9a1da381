/** Tests of the commands {@code vigie feeds …}. */
@NullMarked
package org.vigie.standalone.feeds;

import org.jspecify.annotations.NullMarked;
