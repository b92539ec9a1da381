/**
 * The HTML templates of {@code src/main/jte}, which the build compiles to Java. {@code PageFiles}
 * renders them.
 *
 * <p>The templates must not depend on anything except the texts that are passed to them.
 */
@NullMarked
package org.vigie.dashboard.templates;

import org.jspecify.annotations.NullMarked;
