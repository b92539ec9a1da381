/**
 * Reads YAML configuration and reports every problem at once, each with file and line. A reader
 * asks a {@link org.vigie.settings.YamlMap} for the keys it knows, with their defaults; a wrong
 * value is reported to {@link org.vigie.settings.Problems} and replaced by its default.
 *
 * <p>It must not know which keys there are, or any service.
 */
@NullMarked
package org.vigie.settings;

import org.jspecify.annotations.NullMarked;
