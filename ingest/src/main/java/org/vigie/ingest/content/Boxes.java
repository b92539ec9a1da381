package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.NameWords;
import org.vigie.ingest.text.Tree;

/**
 * Removes from a page what content management systems put into and around an article by a name of
 * its own: readers' comments, captions, lines about the author, invitations to subscribe. The names
 * are those of class and id, which the systems write in a few languages.
 */
public final class Boxes {
  /** The names of readers' comments. */
  private static final NameWords COMMENTS =
      NameWords.separate(
          """
          comment comments commentaire commentaires kommentar kommentare comentarios commenti
          reaction reactions replies contribution contributions forum disqus feedback
          discussion discussions leserbrief leserbriefe
          """);

  private static final String CAPTIONS =
      "caption captions legend legende legends legendes credit credits bildunterschrift ";

  private static final String AUTHORS = "bio biography " + authors();

  private static final String INVITATIONS =
      "newsletter newsletters email e-mail subscribe promo signup paywall regwall ";

  /** The names of captions, of what is said about the author, and of invitations. */
  private static final NameWords LARGE = NameWords.separate(CAPTIONS + AUTHORS + INVITATIONS);

  /** The names of advertisements, boxes of facts, embedded posts, and lines of buttons. */
  private static final String SMALL =
      """
      ad ads adv advert advertisement advertorial advads anzeige werbung publicite publicidad
      pubblicita publicidade reklama sponsor sponsored
      cta membership member-box donate donation donations spende spenden steady patreon
      soutien support-us supporter
      factbox fact-box infobox info-box encart encadre infokasten faktenbox faktenkasten callout
      embed twitter-tweet instagram-media poll quiz survey umfrage sondage encuesta sondaggio
      reading-time readingtime read-time lesezeit byline timestamp share sharing toc copyright
      """;

  /** These and the names of parts that are boxes only if they are small. */
  private static final NameWords INSIDE =
      NameWords.separate(CAPTIONS + AUTHORS + INVITATIONS + SMALL);

  private static final Set<String> FORMS = Set.of("form", "textarea");

  /**
   * Marks the lines of boxes that are removed when the article is found; lines, because the search
   * for the article replaces some of the elements around them.
   */
  static final String MARK = "data-vigie-box";

  /** Maximum number of texts in a box with a form. An estimate. */
  private static final int TEXTS = 2;

  /** Maximum share of the page's text in a box. Above it, the box is the page. An estimate. */
  private static final double MOST = 0.7;

  private Boxes() {}

  /**
   * Removes what readers wrote and walls, and marks the boxes that stand in articles.
   *
   * @param title the heading of the page's article; null if it isn't known
   * @return the lines that are left
   */
  static Leaves removeAround(Document page, @Nullable Element title) {
    Element body = page.body();
    List<Element> persons = removeUnshown(body);
    named(Tree.elements(body), COMMENTS, title).forEach(Element::remove);
    List<Element> elements = Tree.elements(body);
    var leaves = Leaves.of(body);
    var asides = new Asides(leaves, title, MARK);
    for (Element each : elements) {
      if (isForm(each)) {
        markForm(each, leaves, title);
        asides.markAround(each);
      } else if (isBeside(each)) {
        asides.markSmall(each);
      }
    }
    persons.removeIf(each -> holds(each, title));
    List<Element> named = named(elements, INSIDE, title);
    Stream.concat(persons.stream(), named.stream())
        .filter(each -> leaves.texts(each) <= TEXTS || LARGE.inNameOf(each))
        .forEach(each -> leaves.mark(each, MARK));
    var offers = new Offers(leaves, title, MARK);
    offers.markInvitations();
    Contributions.mark(body, leaves, title, MARK);
    asides.markAnnounced();
    if (title != null) {
      asides.markBoxes(elements);
    }
    offers.removeWalls(body);
    return leaves;
  }

  /** Removes what isn't shown or others wrote; returns the parts about persons. */
  private static List<Element> removeUnshown(Element body) {
    List<Element> persons = new ArrayList<>();
    for (Element each : Tree.elements(body)) {
      String type = Tree.attributes(each).get("itemtype").toLowerCase(Locale.ROOT);
      if (isNotShown(each, type)) {
        each.remove();
      } else if (type.endsWith("schema.org/person")) {
        persons.add(each);
      }
    }
    return persons;
  }

  private static void markForm(Element form, Leaves leaves, @Nullable Element title) {
    Element box = boxOf(form, leaves, title);
    if (box != null) {
      leaves.mark(box, MARK);
    }
  }

  /**
   * Returns true for a part that AMP does not show at first, and for one that microdata marks as
   * others' words.
   */
  private static boolean isNotShown(Element part, String type) {
    Attributes attributes = Tree.attributes(part);
    return part.nameIs("amp-user-notification")
        || attributes.get("layout").trim().equalsIgnoreCase("nodisplay")
        || attributes.get("itemprop").trim().equalsIgnoreCase("comment")
        || isComment(type);
  }

  private static boolean isComment(String type) {
    return type.endsWith("schema.org/comment") || type.endsWith("schema.org/usercomments");
  }

  /** Returns true for a table around which the text flows. */
  private static boolean isBeside(Element element) {
    String align = element.nameIs("table") ? element.attr("align").trim() : "";
    return align.equalsIgnoreCase("left") || align.equalsIgnoreCase("right");
  }

  private static boolean isForm(Element element) {
    return FORMS.contains(element.normalName())
        || (element.nameIs("input") && element.attr("type").trim().equalsIgnoreCase("email"));
  }

  /** Removes the lines that are marked as those of boxes from an article. */
  static void removeInside(Element article) {
    for (Element line : Tree.elements(article)) {
      if (Tree.attributes(line).hasKey(MARK) && !line.equals(article)) {
        line.remove();
      }
    }
  }

  /**
   * Returns the elements that have such a name, unless they have most of the page's text.
   *
   * @param elements begin with the page's body
   */
  private static List<Element> named(
      List<Element> elements, NameWords names, @Nullable Element title) {
    List<Element> found = new ArrayList<>();
    for (Element each : elements) {
      if (names.inNameOf(each) && !holds(each, title)) {
        found.add(each);
      }
    }
    if (!found.isEmpty()) {
      double most = MOST * ElementText.length(elements.getFirst());
      found.removeIf(each -> ElementText.length(each) >= most);
    }
    return found;
  }

  /** Returns the smallest block around a form that has text beside it, if it is only a box. */
  private static @Nullable Element boxOf(Element form, Leaves leaves, @Nullable Element title) {
    for (Element at = form; at != null && !at.nameIs("body"); at = at.parent()) {
      if (at.isBlock() && !at.equals(form) && Tree.hasText(at)) {
        return !holds(at, title) && leaves.texts(at) <= TEXTS && !at.nameIs("article") ? at : null;
      }
    }
    return null;
  }

  static boolean holds(Element part, @Nullable Element title) {
    return part.nameIs("body") || Tree.isWithin(title, part);
  }

  private static String authors() {
    var words = new StringBuilder();
    for (String author : List.of("author", "auteur", "autor")) {
      for (String box : List.of("box", "bio", "info", "card", "about", "description")) {
        words.append("%1$s-%2$s %1$s_%2$s ".formatted(author, box));
      }
    }
    for (String author : List.of("author", "auteur")) {
      words.append("about-%1$s about_%1$s about-the-%1$s about-the_%1$s ".formatted(author));
      words.append("about_the-%1$s about_the_%1$s ".formatted(author));
    }
    return words.toString();
  }
}
