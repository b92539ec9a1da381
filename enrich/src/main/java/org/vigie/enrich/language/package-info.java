/**
 * What the program knows about languages: resource files with words, in one folder per language.
 * {@code README.md} beside the folders describes the lists and says how to add a language. An
 * article is read with the words of its language; {@link org.vigie.enrich.language.LanguageGuess}
 * finds it if the feed doesn't say. The package must not depend on articles or releases.
 */
@NullMarked
package org.vigie.enrich.language;

import org.jspecify.annotations.NullMarked;
