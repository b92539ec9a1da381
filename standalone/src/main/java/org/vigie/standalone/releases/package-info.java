/**
 * The command {@code vigie releases}: adds releases to a watch, and removes them. {@link
 * org.vigie.standalone.releases.ReleaseFiles} reads releases as press offices have them: text,
 * documents of word processors, pages of their site.
 */
@NullMarked
package org.vigie.standalone.releases;

import org.jspecify.annotations.NullMarked;
