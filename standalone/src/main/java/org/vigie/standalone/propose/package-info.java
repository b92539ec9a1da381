/**
 * Proposes the tags of a new watch from an organisation's names and releases: {@link
 * org.vigie.standalone.propose.name.OwnName} its names, {@link
 * org.vigie.standalone.propose.Subjects} the subjects. There are no lists of words here: what is
 * common is what the languages' lists or the releases themselves have in lower case. Each proposal
 * is tried on the releases. Pure: no files, no network.
 */
@NullMarked
package org.vigie.standalone.propose;

import org.jspecify.annotations.NullMarked;
