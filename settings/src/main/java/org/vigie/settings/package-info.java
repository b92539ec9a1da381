/**
 * Configuration files with every problem reported at once, each with file and line.
 *
 * <p>A reader asks a {@link org.vigie.settings.YamlMap} for the keys it knows, with their defaults,
 * then calls {@link org.vigie.settings.YamlMap#close()}, which reports the keys nobody asked for. A
 * wrong value is reported to {@link org.vigie.settings.Problems} and replaced by its default, so
 * that reading goes on.
 */
@NullMarked
package org.vigie.settings;

import org.jspecify.annotations.NullMarked;
