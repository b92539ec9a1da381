/**
 * Reads YAML configuration and reports all problems together, each with file and line. A reader
 * asks a {@link org.vigie.settings.YamlMap} for each key that it supports, with a default; a wrong
 * value is reported to {@link org.vigie.settings.Problems} and replaced by its default.
 *
 * <p>The package must not depend on particular keys or on any service.
 */
@NullMarked
package org.vigie.settings;

import org.jspecify.annotations.NullMarked;
