/**
 * Reads YAML configuration and reports all problems together, each with file and line. Code that
 * reads a file asks a {@link org.vigie.settings.YamlMap} for each known key, with a default. A
 * wrong value is reported to {@link org.vigie.settings.Problems} and replaced by the default.
 *
 * <p>Also writes numbers with their nouns, for messages: {@link org.vigie.settings.Plural}.
 *
 * <p>The package must not depend on particular keys or on any service.
 */
@NullMarked
package org.vigie.settings;

import org.jspecify.annotations.NullMarked;
