/**
 * E-mail, over SMTP.
 *
 * <p>{@link org.vigie.alerts.mail.Mail} lays an alert out as text and HTML, with a Message-ID made
 * from the notification's id: a mail in doubt is sent again under the same one, which mailboxes
 * show once. {@link org.vigie.alerts.mail.Smtp} hands it to the server, encrypted unless the
 * configuration says otherwise.
 */
@NullMarked
package org.vigie.alerts.mail;

import org.jspecify.annotations.NullMarked;
