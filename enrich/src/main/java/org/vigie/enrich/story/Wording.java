package org.vigie.enrich.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * How an article is worded, small enough to keep and to compare with thousands of others: the
 * hashes of every three words in a row, parted into the article's <em>own</em> words and those it
 * <em>took</em> from a release or from someone's mouth. Two articles that quote the same passage
 * share what they took; two copies of a dispatch share what is the dispatch's own.
 */
public final class Wording {
  /** No words at all. */
  public static final Wording NONE = new Wording(new int[0], new int[0]);

  private static final int SHINGLE = 3;

  /** Words beyond these are not looked at: ten times a long article. */
  private static final int MOST_WORDS = 10_000;

  /** A body shorter than this says too little alone; its title is read with it. */
  private static final int SHORT_BODY = 60;

  /** Shorter quotations are names and terms. */
  private static final int QUOTATION_WORDS = 5;

  /** Fourteen words in a row: shared names and titles of office are shorter. */
  private static final int LEAST_SHARED = 12;

  /**
   * The share of the shorter one's own words. A cut, a new lead and a swapped paragraph leave more
   * than half; articles that were written apart share under a seventh.
   */
  private static final double OWN_SHARED = 0.4;

  /** Of all words, where little is the articles' own: reprints of the same parts of a release. */
  private static final double ALL_SHARED = 0.6;

  /** Two articles with less than this of their own are reprints, or interviews. */
  private static final double MOSTLY_TAKEN = 0.4;

  private final int[] own;
  private final int[] all;
  private final int[] sample;

  private Wording(int[] own, int[] all) {
    this.own = own;
    this.all = all;
    this.sample = IntStream.of(all).filter(hash -> (hash & 3) == 0).toArray();
  }

  /**
   * @param pickup its passages are taken words
   */
  public static Wording of(Article article, @Nullable Pickup pickup) {
    boolean hasText = !article.text().isBlank();
    Tag.Field field = hasText ? Tag.Field.text : Tag.Field.summary;
    var body = new Part(hasText ? article.text() : article.summary(), field, pickup);
    if (body.tokens.size() >= SHORT_BODY) {
      return of(body);
    }
    var title = new Part(article.title(), Tag.Field.title, pickup);
    return hasText
        ? of(title, new Part(article.summary(), Tag.Field.summary, pickup), body)
        : of(title, body);
  }

  private static Wording of(Part... parts) {
    int[] own = Arrays.stream(parts).flatMapToInt(part -> part.shingles(true)).toArray();
    int[] all = Arrays.stream(parts).flatMapToInt(part -> part.shingles(false)).toArray();
    return new Wording(sorted(own), sorted(all));
  }

  private static int[] sorted(int[] hashes) {
    return IntStream.of(hashes).sorted().distinct().toArray();
  }

  /**
   * Whether both are one text, lightly edited: cut, a new lead or tail, paragraphs in other order.
   */
  public boolean repeats(Wording other) {
    if (shared(sample, other.sample) == 0) {
      return false;
    }
    boolean mostlyTaken =
        own.length + other.own.length < MOSTLY_TAKEN * (all.length + other.all.length);
    return mostlyTaken
        ? isShared(all, other.all, ALL_SHARED)
        : isShared(own, other.own, OWN_SHARED);
  }

  private static boolean isShared(int[] one, int[] other, double share) {
    int shared = shared(one, other);
    return shared >= LEAST_SHARED && shared >= share * Math.min(one.length, other.length);
  }

  private static int shared(int[] one, int[] other) {
    int shared = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int difference = Integer.compare(one[i], other[j]);
      shared += difference == 0 ? 1 : 0;
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** As it is kept: both lists of hashes, in base 64. */
  @JsonValue
  public String encoded() {
    var bytes = ByteBuffer.allocate(Integer.BYTES * (1 + own.length + all.length));
    bytes.putInt(own.length);
    bytes.asIntBuffer().put(own).put(all);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  @JsonCreator
  public static Wording decoded(String encoded) {
    var ints = ByteBuffer.wrap(Base64.getDecoder().decode(encoded)).asIntBuffer();
    if (!ints.hasRemaining()) {
      return NONE;
    }
    int[] own = new int[Math.clamp(ints.get(), 0, ints.remaining())];
    ints.get(own);
    int[] all = new int[ints.remaining()];
    ints.get(all);
    return new Wording(own, all);
  }

  /** One string of an article, and which of its words are taken. */
  private static final class Part {
    final Tokens tokens;
    private final BitSet taken = new BitSet();

    Part(String text, Tag.Field field, @Nullable Pickup pickup) {
      tokens = Tokens.of(text);
      Quotations.each(text, (start, end) -> take(start, end, QUOTATION_WORDS));
      if (pickup != null) {
        for (Pickup.Passage passage : pickup.passages()) {
          if (passage.field() == field) {
            take(passage.articleStart(), passage.articleEnd(), 1);
          }
        }
      }
    }

    private void take(int start, int end, int leastWords) {
      int first = firstFrom(start);
      int last = first;
      while (last < tokens.size() && tokens.end(last) <= end) {
        last++;
      }
      if (last - first >= leastWords) {
        taken.set(first, last);
      }
    }

    /** Index of the first word that starts at this place or after it. */
    private int firstFrom(int place) {
      int low = 0;
      int high = tokens.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (tokens.start(middle) < place) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    IntStream shingles(boolean onlyOwn) {
      int words = Math.min(tokens.size(), MOST_WORDS);
      return IntStream.rangeClosed(0, words - SHINGLE)
          .filter(at -> !onlyOwn || isOwn(at))
          .map(this::hash);
    }

    private boolean isOwn(int at) {
      int next = taken.nextSetBit(at);
      return next < 0 || next >= at + SHINGLE;
    }

    /** Ends as MurmurHash3 does, so that the low bits are as good as the high ones. */
    private int hash(int at) {
      int hash = 0;
      for (int word = at; word < at + SHINGLE; word++) {
        hash = 0x01000193 * hash + tokens.word(word).hashCode();
      }
      hash = 0x85ebca6b * (hash ^ hash >>> 16);
      hash = 0xc2b2ae35 * (hash ^ hash >>> 13);
      return hash ^ hash >>> 16;
    }
  }
}
