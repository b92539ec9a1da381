/**
 * Sends notifications by e-mail, as text and HTML, over SMTP. This package must not depend on how
 * notifications are decided, queued or repeated.
 *
 * <p>The Message-ID is made from the notification's id. A mail whose outcome is unknown is sent
 * again under the same Message-ID, and most mailboxes then show it once.
 */
@NullMarked
package org.vigie.alerts.mail;

import org.jspecify.annotations.NullMarked;
