package org.vigie.ingest.agency;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.ElementNames;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.XmlFeed;
import org.vigie.ingest.text.Interruption;

/**
 * Reads IPTC NewsML-G2: a {@code newsMessage}, or one {@code newsItem} or {@code packageItem}. An
 * item that a package refers to, and that the document doesn't have, becomes an entry with title
 * and description only; its text arrives later as a revision.
 */
public final class NewsMlG2 {
  private static final Set<String> ROOTS = Set.of("newsmessage", "newsitem", "packageitem");

  /** Elements that hold the texts of a reference. */
  private static final Set<String> TEXTS = Set.of("title", "headline", "description");

  private static final Pattern LAST_WHOLE =
      Pattern.compile("(?i)</(?:[\\w.-]+:)?(newsItem|packageItem)\\s*>");

  /** Number of first characters searched for the root element. An estimate: comments are short. */
  private static final int ROOT_WITHIN = 20_000;

  private final AgencyItems items;
  private final URI base;

  private NewsMlG2(URI base, @Nullable ZoneId zone) {
    this.items = new AgencyItems(zone);
    this.base = base;
  }

  /** Returns true if the root element of an XML text is one of NewsML-G2. */
  public static boolean reads(String xml) {
    int at = xml.indexOf('<');
    while (at >= 0 && at < ROOT_WITHIN) {
      String end = xml.startsWith("<?", at) ? "?>" : xml.startsWith("<!--", at) ? "-->" : ">";
      if (end.equals(">") && !xml.startsWith("<!", at)) {
        int colon = at + 1;
        int last = colon;
        while (last < xml.length() && isName(xml.charAt(last))) {
          colon = xml.charAt(last) == ':' ? last + 1 : colon;
          last++;
        }
        return ROOTS.contains(xml.substring(colon, last).toLowerCase(Locale.ROOT));
      }
      int after = xml.indexOf(end, at + 2);
      at = after < 0 ? -1 : xml.indexOf('<', after + end.length());
    }
    return false;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }

  /**
   * Reads a text that {@link #reads} accepts. A truncated message gives its complete items. Dates
   * without UTC offset are in {@code zone}; null if it is unknown.
   */
  public static ParseResult read(String xml, URI base, @Nullable ZoneId zone) {
    int end = LAST_WHOLE.matcher(xml).results().mapToInt(MatchResult::end).max().orElse(0);
    Element root = XmlFeed.tree(xml.substring(0, end)).firstElementChild();
    if (root == null) {
      return ParseResult.malformed("breaks off before its first item is whole");
    }
    NewsMlG2 document = new NewsMlG2(base, zone);
    document.collect(root);
    String version = root.attr("standardversion");
    for (Element item : root.getAllElements()) {
      version = version.isEmpty() ? item.attr("standardversion") : version;
    }
    boolean known = version.matches("[0-9.]{1,5}");
    return document.items.feed(known ? "newsml-g2_" + version : "newsml-g2", "");
  }

  private void collect(Element element) {
    Interruption.check();
    switch (ElementNames.localName(element)) {
      case "newsitem" -> items.add(item(element));
      case "packageitem" -> {
        AgencyItem itself = item(element);
        for (Element reference : references(element)) {
          addReference(reference, itself);
        }
      }
      default -> element.children().forEach(this::collect);
    }
  }

  /** Returns the references of a package in order, also those in an unclosed reference. */
  private static List<Element> references(Element packageItem) {
    List<Element> found = new ArrayList<>();
    Deque<Element> next = new ArrayDeque<>(packageItem.children());
    while (!next.isEmpty()) {
      Element element = next.pop();
      String name = ElementNames.localName(element);
      if (name.equals("itemref")) {
        found.add(element);
      }
      // why: each reference copies its texts, and one in a text would copy that text again.
      if (!TEXTS.contains(name)) {
        element.children().reversed().forEach(next::push);
      }
    }
    return found;
  }

  private AgencyItem item(Element element) {
    AgencyItem item = items.create();
    new NewsMlItem(element, base).copyTo(item);
    return item;
  }

  private void addReference(Element element, AgencyItem of) {
    AgencyItem item = item(element);
    item.isWhole = false;
    item.entry.guid = element.attr("residref");
    if (item.notBefore() == null && of.notBefore() != null) {
      item.embargo = of.embargo;
      item.status = of.status;
    }
    if (!item.entry.title.isBlank() || !item.entry.bodies.isEmpty()) {
      items.add(item);
    }
  }
}
