package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Css;

/**
 * Removes from a page what content management systems put into and around an article by a name of
 * its own: readers' comments, captions, lines about the author, invitations to subscribe. The names
 * are those of class and id, which the systems write in a few languages.
 */
public final class Boxes {
  private static final String START = "(?i)(?:^|[\\s_-])(?:";
  private static final String END = ")(?:$|[\\s_-])";

  /** Matches the names of readers' comments. */
  private static final Pattern COMMENTS =
      Pattern.compile(
          START
              + "comments?|commentaires?|kommentare?|comentarios?|commenti|reactions?|replies"
              + "|contributions?|forum|disqus|feedback|discussions?|leserbriefe?"
              + END);

  private static final Pattern CAPTION =
      Pattern.compile(START + "captions?|legende?s?|credits?|bildunterschrift" + END);

  private static final Pattern AUTHOR =
      Pattern.compile(
          START
              + "bio|biography|(?:author|auteur|autor)[-_](?:box|bio|info|card|about|description)"
              + "|about[-_](?:the[-_])?(?:author|auteur)"
              + END);

  private static final Pattern INVITATION =
      Pattern.compile(START + "newsletters?|e-?mail|subscribe|promo|signup|(?:pay|reg)wall" + END);

  /** Matches the address of an offer to readers, in the words that shops of newspapers use. */
  private static final Pattern OFFER =
      Pattern.compile(
          "(?i)[/._?=&-](?:subscri\\w*|abo|abos|abonn\\w*|offres?|offers?|premium|plus|register|signup"
              + "|registrieren|suscri\\w*|abbona\\w*|join|membership|login|signin|connexion)(?:$|[/._?=&-])");

  private static final List<Pattern> INSIDE = List.of(CAPTION, AUTHOR, INVITATION);

  /** Parts that AMP does not show at first, and those that microdata marks as others' words. */
  private static final String NOT_SHOWN =
      "[layout=nodisplay], amp-user-notification, [itemtype$=schema.org/Comment],"
          + " [itemtype$=schema.org/UserComments], [itemprop=comment]";

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
   * Removes what readers wrote, and marks the boxes that stand in articles.
   *
   * @param title the heading of the page's article; null if it isn't known
   */
  static void removeAround(Document page, @Nullable Element title) {
    Element body = page.body();
    body.select(Css.of(NOT_SHOWN)).remove();
    named(body, List.of(COMMENTS), title).forEach(Element::remove);
    var leaves = Leaves.of(body);
    for (Element form : body.select(Css.of("form, input[type=email], textarea"))) {
      Element box = boxOf(form, leaves, title);
      if (box != null) {
        leaves.mark(box, MARK);
      }
    }
    for (Element each : named(body, INSIDE, title)) {
      leaves.mark(each, MARK);
    }
    for (int i = 0; i < leaves.size(); i++) {
      Element block = leaves.element(i).parent();
      if (block != null && isInvitation(leaves.element(i), block, leaves, title)) {
        leaves.mark(block, MARK);
      }
    }
    Contributions.mark(body, leaves, title, MARK);
  }

  /** Returns true for a link to an offer to subscribe, register or log in. */
  public static boolean isOffer(Element link) {
    return OFFER.matcher(link.attr("href")).find();
  }

  /**
   * Returns true for the only text of a block, if it ends with a link to an offer of the same site.
   */
  private static boolean isInvitation(
      Element line, Element block, Leaves leaves, @Nullable Element title) {
    Element last = line.select(Css.of("a[href]")).last();
    return last != null
        && last.attr("href").matches("[#/].*")
        && isOffer(last)
        && line.text().endsWith(last.text())
        && leaves.texts(block) <= 1
        && !holds(block, title);
  }

  /** Removes captions, what is said about the author, and invitations from an article. */
  static void removeInside(Element article) {
    article.select(Css.of("[" + MARK + "]")).stream()
        .filter(line -> !line.equals(article))
        .forEach(Element::remove);
  }

  private static List<Element> named(Element in, List<Pattern> boxes, @Nullable Element title) {
    int all = in.text().length();
    List<Element> found = new ArrayList<>();
    for (Element each : in.select(Css.of("[id], [class]"))) {
      String names = each.id() + " " + each.className();
      boolean isBox = boxes.stream().anyMatch(pattern -> pattern.matcher(names).find());
      if (isBox && !holds(each, title) && each.text().length() < MOST * all) {
        found.add(each);
      }
    }
    return found;
  }

  /** Returns the smallest block around a form that has text beside it, if it is only a box. */
  private static @Nullable Element boxOf(Element form, Leaves leaves, @Nullable Element title) {
    for (Element at = form; at != null && !at.nameIs("body"); at = at.parent()) {
      if (at.isBlock() && !at.equals(form) && at.hasText()) {
        return !holds(at, title) && leaves.texts(at) <= TEXTS && !at.nameIs("article") ? at : null;
      }
    }
    return null;
  }

  static boolean holds(Element part, @Nullable Element title) {
    return part.nameIs("body")
        || (title != null && (part.equals(title) || title.parents().contains(part)));
  }
}
