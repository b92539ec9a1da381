package org.vigie.standalone.init;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.config.FeedUrl;
import org.vigie.ingest.text.Characters;

/** Reads single answers, as typed on the terminal or given as options. */
final class AnswerReader {
  /** Maximum UTF-16 code units of a name. An estimate: real names are far shorter. */
  private static final int LONGEST = 120;

  /**
   * Matches an e-mail address, the address of a page and the path of a file. A dot before a capital
   * or a space belongs to a name: {@code J.R. Smith}.
   */
  private static final Pattern NO_PERSON = Pattern.compile(".*[@/\\\\].*|.*\\.[\\p{Ll}\\d]{2,}");

  /** Matches the beginning of an address without {@code http://}: its host has a dot or a port. */
  private static final Pattern HOST = Pattern.compile("^[^/?#]+(\\.[^/?#.]|:\\d)");

  /** Matches an address; its host is no address in figures with colons. */
  private static final Pattern WHOLE =
      Pattern.compile("(?<scheme>\\p{Alpha}+://)(?<host>[^/?#:@\\[\\]]+)(?<rest>.*)");

  /** Matches the address of a page or a mailbox. <i>Change.org</i> can be a name. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\S*://.*|www\\..*|\\S+@\\S+\\.\\S+", Pattern.CASE_INSENSITIVE);

  /** Matches what is pasted with a name and has no width. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");

  /** Matches what no role has. A role can have a slash: <i>directeur/directrice</i>. */
  private static final Pattern NO_ROLE = Pattern.compile(".*(@|://|www\\.).*");

  private AnswerReader() {}

  /** Reads the organisation's name. */
  static String name(String typed) throws BadAnswerException {
    if (ADDRESS.matcher(typed.strip()).matches()) {
      throw new BadAnswerException(
          address(typed) + "--name is your name as people print it; --site is your site");
    }
    return NameEndings.withoutLegalForm(printed(typed));
  }

  /** Reads another name of the organisation. */
  static String otherName(String typed) throws BadAnswerException {
    if (ADDRESS.matcher(typed.strip()).matches()) {
      throw new BadAnswerException(
          address(typed)
              + "--also is a name that people print, such as an acronym; --site is your site");
    }
    return NameEndings.withoutLegalForm(printed(typed));
  }

  private static String address(String typed) {
    return "\"" + Characters.printable(typed) + "\" is an address, not a name; ";
  }

  /** Returns a name on one line, without signs that have a meaning in queries. */
  private static String printed(String typed) throws BadAnswerException {
    String spaced = INVISIBLE.matcher(typed).replaceAll("").replaceAll("[\\s\\p{Z}]+", " ");
    String name = Characters.printable(spaced).replaceAll("[\"“”«»*?@()]", " ");
    String stripped = name.replaceAll(" +", " ").strip();
    if (Tokens.of(stripped).size() == 0) {
      throw new BadAnswerException("the name \"" + typed + "\" has no letter");
    }
    if (stripped.length() > LONGEST) {
      throw new BadAnswerException("the name is longer than " + LONGEST + " characters: " + typed);
    }
    return stripped;
  }

  /** Reads a spokesperson: a name, then roles after commas: {@code Anne Dupré, the director}. */
  static Spokesperson person(String typed) throws BadAnswerException {
    String[] parts = typed.strip().split("\\s*[,;]\\s*");
    String name = parts.length == 0 ? "" : parts[0];
    if (NO_PERSON.matcher(name).matches()
        || Arrays.stream(parts).anyMatch(part -> NO_ROLE.matcher(part).matches())) {
      throw new BadAnswerException(
          "\""
              + Characters.printable(typed)
              + "\" is no person; type a name, then roles after commas, such as Anne Dupré, the"
              + " director (--spokesperson)");
    }
    List<String> roles =
        Arrays.stream(parts)
            .skip(1)
            .map(Characters::printable)
            .filter(role -> Tokens.of(role).size() > 0)
            .toList();
    return new Spokesperson(Forenames.withoutTitles(printed(name)), roles, List.of());
  }

  /** Reads the address of a site; {@code https://} may be left out. */
  static URI site(String typed) throws BadAnswerException {
    String stripped = typed.strip();
    boolean isWhole = stripped.contains("://");
    String address = asPolled(isWhole ? stripped : "https://" + stripped);
    // why: a word alone is a name, and a folder begins with a slash; a host without a dot can be
    // given with http://. An IPv6 address has no domain, by which our own articles are known.
    if (address.contains("://[")
        || FeedUrl.problemWith(address).isPresent()
        || (!isWhole && !HOST.matcher(stripped).find())) {
      // why: a password may stand before an @.
      String what =
          stripped.contains("@")
              ? "a site has no @ in it"
              : "\"" + Characters.printable(typed) + "\" is no site";
      throw new BadAnswerException(
          what + "; a site looks like museum.example or http://www.museum.example");
    }
    return URI.create(address);
  }

  /**
   * Returns an address with scheme and host in small letters, and the host in ASCII, as it is asked
   * for: {@code xn--…} for <i>bücher.example</i>.
   */
  private static String asPolled(String address) {
    Matcher parts = WHOLE.matcher(address);
    if (!parts.matches()) {
      return address;
    }
    try {
      String host = IDN.toASCII(parts.group("host"), IDN.USE_STD3_ASCII_RULES);
      return (parts.group("scheme") + host).toLowerCase(Locale.ROOT) + parts.group("rest");
    } catch (IllegalArgumentException e) {
      return address; // the caller refuses it
    }
  }

  /** Returns the kind, also for a word that stands for one kind alone, such as {@code clinic}. */
  static String kind(String typed) throws BadAnswerException {
    String kind = typed.strip();
    if (Kinds.all().contains(kind)) {
      return kind;
    }
    List<String> meant = Kinds.meantBy(kind);
    // why: some words only stand for one of a kind that was named: “the team” can be a club.
    if (meant.size() != 1
        || Kinds.tellingWords(null, meant.getFirst()).stream().noneMatch(kind::equalsIgnoreCase)) {
      throw new BadAnswerException(Kinds.refusal(kind));
    }
    return meant.getFirst();
  }
}
