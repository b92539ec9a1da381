/**
 * A mail server on this machine, for the demo: it takes every mail and keeps it. It speaks just
 * enough SMTP (RFC 5321) for one client at a time that means well; the tests use a whole one.
 */
@NullMarked
package org.vigie.alerts.mail.sandbox;

import org.jspecify.annotations.NullMarked;
