package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.overlap.Unsaid;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/** Finds quotations whose words all stand, in this order, in a release. Thread-safe. */
final class QuotationFinder {
  /** Minimum number of words of a quotation. Two are a term in quotation marks. */
  private static final int LEAST = 3;

  /** Maximum number of words; longer quotations are found as shared passages. An estimate. */
  private static final int MOST = 40;

  private final Map<List<String>, List<Place>> places = new HashMap<>();
  private final Unsaid unsaid;

  /** Words of a release, from the word {@code first} on. */
  private record Place(Release release, ReleaseText text, Tokens words, int first) {
    int start(int word) {
      return words.start(first + word);
    }

    int end(int word) {
      return words.end(first + word);
    }
  }

  QuotationFinder(List<Release> releases, Unsaid unsaid) {
    this.unsaid = unsaid;
    for (Release release : releases) {
      for (ReleaseText text : release.texts()) {
        Tokens words = Tokens.of(text.text());
        List<Sentence> standing = StandingText.of(text);
        for (int i = 0; i + LEAST <= words.size(); i++) {
          int start = words.start(i);
          if (standing.stream().noneMatch(range -> range.contains(start))) {
            places
                .computeIfAbsent(
                    List.copyOf(words.words().subList(i, i + LEAST)), _ -> new ArrayList<>())
                .add(new Place(release, text, words, i));
          }
        }
      }
    }
  }

  /** Returns the quotations of a text that stand in a release. */
  List<ShortQuotation> find(Tag.Field field, String text, ArticleWords articleWords) {
    List<ShortQuotation> found = new ArrayList<>();
    Quotations.each(
        text,
        (start, end) -> {
          Tokens words = articleWords.of(text.substring(start, end));
          if (words.size() >= LEAST && words.size() <= MOST) {
            for (Place place : places.getOrDefault(words.words().subList(0, LEAST), List.of())) {
              if (stands(words, place)) {
                found.add(quotation(field, start, words, place));
              }
            }
          }
        });
    return found;
  }

  private static boolean stands(Tokens words, Place place) {
    int end = place.first + words.size();
    return end <= place.words.size()
        && place.words.words().subList(place.first, end).equals(words.words());
  }

  private ShortQuotation quotation(Tag.Field field, int start, Tokens words, Place place) {
    int last = words.size() - 1;
    String language = place.text.language();
    Background background = Background.of(language);
    Stems stems = Stems.of(language);
    double weight = 0;
    for (int i = 0; i <= last; i++) {
      String surface = place.text.text().substring(place.start(i), place.end(i));
      weight += unsaid.contains(words.word(i)) ? 0 : background.weight(stems.stem(surface));
    }
    var passage =
        new Passage(
            field,
            start + words.start(0),
            start + words.end(last),
            place.start(0),
            place.end(last),
            language);
    return new ShortQuotation(place.release.id(), passage, weight);
  }
}
