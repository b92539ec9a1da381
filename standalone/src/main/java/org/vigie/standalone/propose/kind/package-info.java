/**
 * Reads in an organisation's releases what it is and what it is called: {@link
 * org.vigie.standalone.propose.kind.OwnKind}. Pure: no files, no network.
 */
@NullMarked
package org.vigie.standalone.propose.kind;

import org.jspecify.annotations.NullMarked;
