@NullMarked
package org.vigie.standalone.init;

import org.jspecify.annotations.NullMarked;
