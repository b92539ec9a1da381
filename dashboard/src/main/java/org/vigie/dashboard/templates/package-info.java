/**
 * The HTML templates of {@code src/main/jte}, which the build compiles to Java. {@code PageFiles}
 * renders them.
 *
 * <p>They must not know anything but the texts that they are given.
 */
@NullMarked
package org.vigie.dashboard.templates;

import org.jspecify.annotations.NullMarked;
