/**
 * Finds an organisation's names in its releases, and proposes the tag for them: {@link
 * org.vigie.standalone.propose.name.OwnName}. Pure: no files, no network.
 */
@NullMarked
package org.vigie.standalone.propose.name;

import org.jspecify.annotations.NullMarked;
