/**
 * Word lists in French, English, German and Spanish, and parts of names in other languages. They
 * are resource files: one folder per language, one word or pattern per line. The lists of all
 * languages are used together, because an article can quote names and words of other languages. The
 * package must not depend on articles or releases.
 */
@NullMarked
package org.vigie.enrich.language;

import org.jspecify.annotations.NullMarked;
