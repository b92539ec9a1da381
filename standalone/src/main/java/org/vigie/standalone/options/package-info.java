/** Options and exit codes that the commands share. It must not depend on any command. */
@NullMarked
package org.vigie.standalone.options;

import org.jspecify.annotations.NullMarked;
