package org.vigie.standalone.propose.name;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.ingest.article.Domains;

/**
 * Finds the organisation's domain in the addresses of its releases. A wrong domain hides alerts. So
 * each text must have a mail address of the domain in its standing text, or beside a link to it;
 * and the domain must look like our name, or be the only one that the releases have, with links.
 */
public record OwnDomain(List<ReleaseText> texts, List<String> names) {
  private static final String HOST = "([\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.\\p{L}[\\p{L}\\d-]+)";

  private static final Pattern MAIL = Pattern.compile("[\\p{L}\\d._%+-]+@" + HOST);

  /** An address of a page. Without {@code http} and {@code www}, it has a path. */
  private static final Pattern LINK =
      Pattern.compile("(?:https?://|(?<![@\\w./-])(?=www\\.|[\\p{L}\\d.-]+/[\\p{L}\\d]))" + HOST);

  /** Hosts of mail and pages of anybody: webmail, social networks. */
  private static final Set<String> SHARED = shared();

  /** Writes ü as ue, as domains do. */
  private static final Transliterator UMLAUTS = Transliterator.getInstance("de-ASCII");

  /**
   * Minimum letters of a word that a domain can consist of. An estimate: others occur by chance.
   */
  private static final int LEAST_WORD = 3;

  /**
   * A domain of ours.
   *
   * @param address the mail address in which it was found
   */
  public record Found(String domain, String address) {
    String host() {
      return address.substring(address.indexOf('@') + 1);
    }
  }

  /** Returns the registered domain of a site's address, such as {@code museum.example}. */
  public static String ofSite(URI site) {
    return Domains.of(site).orElse(site.getHost()).toLowerCase(Locale.ROOT);
  }

  /** True for a site on a host of anybody, such as a social network. */
  public static boolean isOnSharedHost(URI site) {
    return isShared(ofSite(site));
  }

  private static boolean isShared(String domain) {
    return SHARED.contains(domain) || SHARED.contains(label(domain) + ".*");
  }

  /** Returns the domain; empty if none is certain. */
  public Optional<Found> find() {
    Set<String> linked = inEach(text -> domains(LINK, text.text()));
    Set<String> all = new HashSet<>();
    texts.forEach(text -> all.addAll(domains(MAIL, text.text())));
    texts.forEach(text -> all.addAll(domains(LINK, text.text())));
    List<String> ours =
        inEach(OwnDomain::mailed).stream()
            .filter(each -> isLikeAName(each) || (all.size() == 1 && linked.contains(each)))
            .toList();
    return ours.size() == 1 ? Optional.of(found(ours.getFirst())) : Optional.empty();
  }

  private Set<String> inEach(Function<ReleaseText, Set<String>> domains) {
    return texts.stream()
        .map(domains)
        .reduce(
            (all, found) -> {
              all.retainAll(found);
              return all;
            })
        .orElse(Set.of());
  }

  /** Returns the domains of mail addresses in the standing text, and those that links have, too. */
  private static Set<String> mailed(ReleaseText text) {
    Set<String> found = domains(MAIL, text.text());
    found.retainAll(domains(LINK, text.text()));
    for (Sentence part : StandingText.of(text)) {
      found.addAll(domains(MAIL, text.text().substring(part.start(), part.end())));
    }
    return found;
  }

  private Found found(String domain) {
    return texts.stream()
        .flatMap(text -> MAIL.matcher(text.text()).results())
        .filter(mail -> Domains.registrable(mail.group(1)).equals(domain))
        .map(mail -> new Found(domain, mail.group()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> domains(Pattern address, String text) {
    return address
        .matcher(text)
        .results()
        .map(found -> Domains.registrable(found.group(1)))
        .filter(domain -> !isShared(domain))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String label(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? domain : domain.substring(0, dot); // why: a site can be http://intranet
  }

  /** True if a host begins with these words alone: Chalk Bridge has www.chalk-bridge.example. */
  static boolean spells(String host, String words) {
    String label =
        label(host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "")).replace("-", "");
    return Stream.of(words, UMLAUTS.transliterate(words))
        .anyMatch(each -> label.equals(String.join("", Tokens.of(each).words())));
  }

  /** True if words of our names make half of the domain, as those of Oriel in oriel-ships. */
  private boolean isLikeAName(String domain) {
    String label = label(domain).replace("-", "");
    BitSet covered = new BitSet();
    for (String name : names) {
      List<String> words = new ArrayList<>(Tokens.of(name).words());
      words.addAll(Tokens.of(UMLAUTS.transliterate(name)).words());
      for (String word : words) {
        int at = word.length() < LEAST_WORD ? -1 : label.indexOf(word);
        if (at >= 0) {
          covered.set(at, at + word.length());
        }
      }
    }
    return 2 * covered.cardinality() >= label.length();
  }

  private static Set<String> shared() {
    try (InputStream in = OwnDomain.class.getResourceAsStream("shared-hosts.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("shared-hosts.txt can't be read", e);
    }
  }
}
