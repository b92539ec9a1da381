@NullMarked
package org.vigie.standalone.releases;

import org.jspecify.annotations.NullMarked;
