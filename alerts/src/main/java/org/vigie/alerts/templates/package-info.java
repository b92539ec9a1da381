/**
 * The HTML templates of {@code src/main/jte}, compiled to Java by the build.
 *
 * <p>Templates depend only on the package {@code words}. The package {@code mail} renders them.
 */
@NullMarked
package org.vigie.alerts.templates;

import org.jspecify.annotations.NullMarked;
