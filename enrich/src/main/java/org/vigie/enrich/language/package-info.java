/**
 * Word lists of French, English, German and Spanish, read from resource files: one folder per
 * language, one word or pattern per line. All languages are read into one list, since articles
 * quote each other across languages. The package knows nothing of articles and releases, nor of
 * what its lists are used for.
 */
@NullMarked
package org.vigie.enrich.language;

import org.jspecify.annotations.NullMarked;
