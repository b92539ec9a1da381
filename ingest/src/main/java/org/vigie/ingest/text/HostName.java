package org.vigie.ingest.text;

import com.ibm.icu.text.IDNA;
import crawlercommons.domains.EffectiveTldFinder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts names of hosts to the one ASCII form in which they are looked up and compared. */
public final class HostName {
  /**
   * IDNA 2008 as browsers apply it (UTS #46, nontransitional): "straße" and "strasse" are two
   * names. The JDK has only IDNA 2003, in which they are one.
   */
  private static final IDNA NAMES =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  /** Mistakes that browsers accept, because such hosts exist. */
  private static final Set<IDNA.Error> ACCEPTED =
      EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);

  /** The forbidden host code points of the WHATWG URL standard, which end or change a host. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\"#%/:<>?@\\[\\\\\\]^`{|}\\x7f]");

  /** Maximum length of a name in DNS (RFC 1035, 2.3.4), with a final dot. */
  private static final int MAX_LENGTH = 254;

  private HostName() {}

  /**
   * Returns a host's name in ASCII and lower case: {@code xn--lyse-9oad.example} for {@code
   * Élysée.example}. Percent-encoding is decoded first.
   *
   * @return null if no host can have this name, also for an IPv6 address
   */
  public static @Nullable String ascii(String name) {
    if (name.length() > MAX_LENGTH) {
      return null;
    }
    String decoded = name.indexOf('%') < 0 ? name : decoded(name);
    String ascii = Characters.isPrintableAscii(decoded) ? decoded : encoded(decoded);
    return ascii == null || ascii.isEmpty() || FORBIDDEN.matcher(ascii).find()
        ? null
        : ascii.toLowerCase(Locale.ROOT);
  }

  /** True for a name below a suffix of the Public Suffix List: "a.org", but not "index.html". */
  public static boolean isListed(String name) {
    String ascii = ascii(name);
    return ascii != null && EffectiveTldFinder.getAssignedDomain(ascii, true, false) != null;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // Its "%" is forbidden.
    }
  }

  private static @Nullable String encoded(String name) {
    var info = new IDNA.Info();
    var ascii = new StringBuilder();
    NAMES.nameToASCII(name, ascii, info);
    return ACCEPTED.containsAll(info.getErrors()) ? ascii.toString() : null;
  }
}
