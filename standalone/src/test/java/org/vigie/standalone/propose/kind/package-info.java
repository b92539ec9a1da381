@NullMarked
package org.vigie.standalone.propose.kind;

import org.jspecify.annotations.NullMarked;
