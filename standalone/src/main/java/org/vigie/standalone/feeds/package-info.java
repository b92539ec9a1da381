/**
 * The commands {@code vigie feeds …}: they show and change the list of feeds in {@code feeds.yaml}.
 * Results go to standard output, and all other messages go to standard error.
 */
@NullMarked
package org.vigie.standalone.feeds;

import org.jspecify.annotations.NullMarked;
