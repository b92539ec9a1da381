@NullMarked
package org.vigie.enrich;

import org.jspecify.annotations.NullMarked;
