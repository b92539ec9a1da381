/**
 * The office that a text puts before a person's name. Start with {@link
 * org.vigie.standalone.propose.role.OfficeBefore}.
 */
@NullMarked
package org.vigie.standalone.propose.role;

import org.jspecify.annotations.NullMarked;
