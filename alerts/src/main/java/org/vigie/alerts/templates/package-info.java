/**
 * The HTML templates of {@code src/main/jte}, compiled to Java by the build.
 *
 * <p>They know the texts of {@code words} and nothing else; {@code mail} renders them by name.
 */
@NullMarked
package org.vigie.alerts.templates;

import org.jspecify.annotations.NullMarked;
