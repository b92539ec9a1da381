/**
 * What the watches look for: publishes a watch's items in versions, and gives the versions that are
 * valid at the time of an article. Start with {@link org.vigie.enrich.watch.Watches}. The package
 * must not know streams, stores or stories.
 */
@NullMarked
package org.vigie.enrich.watch;

import org.jspecify.annotations.NullMarked;
