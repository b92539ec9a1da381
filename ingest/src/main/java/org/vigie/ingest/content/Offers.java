package org.vigie.ingest.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Anchors;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Kind;
import org.vigie.ingest.lines.Leaves.Range;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.NameWords;

/** What asks readers to subscribe, to register or to log in. */
public final class Offers {
  /** Matches the address of an offer to readers, in the words that shops of newspapers use. */
  private static final Pattern OFFER =
      Pattern.compile(
          "(?i)[/._?=&-](?:subscri\\w*|abo|abos|abonn\\w*|offres?|offers?|premium|plus|register|signup"
              + "|registrieren|suscri\\w*|abbona\\w*|join|membership|login|signin|connexion)(?:$|[/._?=&-])");

  /** Matches an address of the same site. */
  private static final Pattern OWN = Pattern.compile("[#/].*");

  /** Parts of such addresses. They are looked for first, because that takes less time. */
  private static final NameWords OFFERS =
      NameWords.anywhere(
          """
          subscri abo offre offer premium plus register signup registrieren suscri abbona join
          membership login signin connexion
          """);

  /** Maximum number of words in what stands below the free beginning of an article. An estimate. */
  private static final int WALL = 250;

  /** Matches an amount of money. */
  private static final Pattern PRICE =
      Pattern.compile("(?:[€$£]|CHF|Fr\\.)\\s?\\d|\\d\\s?(?:[€$£]|EUR|CHF|kr|zł)");

  private static final Set<String> HOLDERS = Set.of("div", "section", "aside");

  private final Leaves leaves;
  private final @Nullable Element title;
  private final String attribute;

  /** Index of the first line below the heading. */
  private final int start;

  /** Number of words before each line: in all lines, and in the texts below the heading. */
  private final int[] words;

  private final int[] above;

  /**
   * @param title the heading of the page's article; null if it isn't known
   * @param attribute what marks a line
   */
  Offers(Leaves leaves, @Nullable Element title, String attribute) {
    this.leaves = leaves;
    this.title = title;
    this.attribute = attribute;
    start = title == null ? 0 : leaves.range(title).to();
    words = new int[leaves.size() + 1];
    above = new int[leaves.size() + 1];
  }

  /** Returns true for a link to an offer to subscribe, register or log in. */
  public static boolean isOffer(Element link) {
    String address = link.attr("href");
    return OFFERS.in(address) && OFFER.matcher(address).find();
  }

  /** Marks the blocks whose only text ends with a link to an offer of the same site. */
  void markInvitations() {
    for (int i = 0; i < leaves.size(); i++) {
      Element block = leaves.element(i).parent();
      if (block != null && isInvitation(leaves.element(i), block)) {
        leaves.mark(block, attribute);
      }
    }
  }

  private boolean isInvitation(Element line, Element block) {
    List<Element> links = Anchors.in(line);
    return !links.isEmpty()
        && OWN.matcher(links.getLast().attr("href")).matches()
        && isOffer(links.getLast())
        && ElementText.of(line).endsWith(ElementText.of(links.getLast()))
        && leaves.texts(block) <= 1
        && !Boxes.holds(block, title);
  }

  /**
   * Removes the walls at which the free beginning of an article ends: parts below its first text
   * that offer something for a price. One with a single link to an offer is shorter than what
   * stands above it.
   */
  void removeWalls(Element body) {
    if (title == null) {
      return;
    }
    Set<Element> around = new LinkedHashSet<>();
    for (Element link : Anchors.in(body)) {
      Element at = isOffer(link) ? link.parent() : null;
      // why: what is around a link that was looked at before is in the set already.
      while (at != null && around.add(at)) {
        at = at.parent();
      }
    }
    if (!around.isEmpty()) {
      countWords();
      around.stream().filter(this::isWall).toList().forEach(Element::remove);
    }
  }

  private void countWords() {
    for (int i = 0; i < leaves.size(); i++) {
      int count = leaves.words(i);
      words[i + 1] = words[i] + count;
      above[i + 1] = above[i] + (i >= start && leaves.kind(i) == Kind.TEXT ? count : 0);
    }
  }

  private boolean isWall(Element part) {
    Range range = leaves.range(part);
    int inside = words[range.to()] - words[range.from()];
    if (!HOLDERS.contains(part.normalName()) || above[range.from()] == 0 || inside > WALL) {
      return false;
    }
    long offers = Anchors.in(part).stream().filter(Offers::isOffer).count();
    return PRICE.matcher(ElementText.of(part)).find()
        && (offers > 1 || inside <= above[range.from()]);
  }
}
