package org.vigie.alerts.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Checks e-mail addresses. */
final class Addresses {
  private Addresses() {}

  /** What is wrong with {@code presse@example.org} or {@code Press <presse@example.org>}. */
  static Optional<String> fault(String text) {
    // why: the address goes into SMTP commands, where a character that folds to CR or LF when it
    // is narrowed to a byte (CVE-2025-7962) would begin a new one.
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("an address has no line breaks or control characters");
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      if (addresses.length != 1 || addresses[0].isGroup()) {
        return Optional.of(text + " is not one e-mail address");
      }
      String address = addresses[0].getAddress();
      addresses[0].validate();
      boolean ascii = address.chars().allMatch(c -> c > ' ' && c < 0x7f);
      if (ascii && address.indexOf('@') > 0) {
        return Optional.empty();
      }
    } catch (AddressException e) {
      // reported below
    }
    return Optional.of(text + " is not an e-mail address such as presse@example.org");
  }
}
