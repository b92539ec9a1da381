/**
 * Sends notifications by e-mail, as text and HTML, over SMTP. It must not know how notifications
 * are decided, queued or repeated.
 *
 * <p>The Message-ID is made from the notification's id. A doubtful mail is sent again under the
 * same Message-ID, and most mailboxes then show it once.
 */
@NullMarked
package org.vigie.alerts.mail;

import org.jspecify.annotations.NullMarked;
