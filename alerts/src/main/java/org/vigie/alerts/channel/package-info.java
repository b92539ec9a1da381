/**
 * What the courier asks of a channel, and how a call to a channel can end. It must not depend on
 * how notifications are queued, written or put into words.
 */
@NullMarked
package org.vigie.alerts.channel;

import org.jspecify.annotations.NullMarked;
