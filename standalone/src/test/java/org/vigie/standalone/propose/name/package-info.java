@NullMarked
package org.vigie.standalone.propose.name;

import org.jspecify.annotations.NullMarked;
