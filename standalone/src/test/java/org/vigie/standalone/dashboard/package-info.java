/** Tests the page in a browser, and its figures against the topics. */
@NullMarked
package org.vigie.standalone.dashboard;

import org.jspecify.annotations.NullMarked;
