/**
 * Makes values for the fields of events: ids from hashes, and excerpts of long texts. Every service
 * uses these functions, so that equal input gives equal values everywhere. Also holds the values
 * that are only a part of an event.
 *
 * <p>The package must not depend on the packages of the records and the topics.
 */
@NullMarked
package org.vigie.events.fields;

import org.jspecify.annotations.NullMarked;
