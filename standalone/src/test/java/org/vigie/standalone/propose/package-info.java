@NullMarked
package org.vigie.standalone.propose;

import org.jspecify.annotations.NullMarked;
