/** The page as a visitor has it, and its figures as the topics have them. */
@NullMarked
package org.vigie.standalone.dashboard;

import org.jspecify.annotations.NullMarked;
