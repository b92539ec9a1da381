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
 * An article's wording, by which copies are found: a hash of every three successive words (a
 * shingle). It is small enough to store and to compare with thousands of others. Shingles with
 * words of a release or a quotation are called taken, all others own. Two articles that quote the
 * same passage share taken shingles; two copies of an agency's text share own shingles.
 */
public final class Wording {
  private static final BitSet NOTHING_TAKEN = new BitSet(0);

  /** The wording of an article without words. */
  public static final Wording NONE = new Wording(new int[0], new int[0]);

  private static final int SHINGLE = 3;

  /** Maximum number of words to compare. An estimate: ten times as many as in a long article. */
  private static final int MOST_WORDS = 10_000;

  /** Minimum number of words of a text that is compared without its title. An estimate. */
  private static final int SHORT_BODY = 60;

  /** Minimum number of words of a quotation. An estimate: single terms in quotes are shorter. */
  private static final int QUOTATION_WORDS = 5;

  /** Minimum number of three-word sequences that copies share. An estimate: names have fewer. */
  private static final int LEAST_SHARED = 12;

  /**
   * Minimum fraction of the shorter article's own shingles (three successive words) that two copies
   * share. Measured: edited copies share over half, independent articles less than a seventh.
   */
  private static final double OWN_SHARED = 0.4;

  /** Fraction of the shorter article's own shingles that independent articles don't share. */
  private static final double PART_SHARED = 1.0 / 7;

  /** Minimum fraction of all shingles (three successive words) that reprints share. An estimate. */
  private static final double ALL_SHARED = 0.6;

  /**
   * The same for an article of less than {@link #SHORT_BODY} words: one quotation can be two thirds
   * of it. An estimate.
   */
  private static final double ALL_SHARED_IF_SHORT = 0.8;

  /** Below this share of own words, two articles are reprints or interviews. An estimate. */
  private static final double MOSTLY_TAKEN = 0.4;

  /**
   * Number of shared shingles (three successive words) for each one of them in the {@link #sample},
   * if there are as few as copies may have. Four on average. Copies that share 24 are not found
   * once in 25 times; those that share 64, once in 300 times.
   */
  private static final int SHARED_PER_SAMPLE = 8;

  /** Hashes of all shingles, sorted and without duplicates. */
  private final int[] all;

  /** Positions in {@link #all} of the taken shingles. A bit each: thousands are in memory. */
  private final BitSet taken;

  /** Number of shingles that are not taken. */
  private final int own;

  /** Number of shingles that this text and a longer copy share, at least. */
  private final int leastShared;

  private Wording(int[] own, int[] all) {
    this.all = all;
    this.taken = own.length == all.length ? NOTHING_TAKEN : new BitSet(all.length);
    if (own.length < all.length) {
      taken.set(0, all.length);
      IntStream.of(own)
          .map(hash -> Arrays.binarySearch(all, hash))
          .filter(at -> at >= 0)
          .forEach(taken::clear);
    }
    this.own = all.length - taken.cardinality();
    this.leastShared = Math.max(LEAST_SHARED, (int) (OWN_SHARED * this.own));
  }

  /** Returns an article's wording. Words in the pickup's passages are taken from the release. */
  public static Wording of(Article article, @Nullable Pickup pickup) {
    boolean hasText = !article.text().isBlank();
    Tag.Field field = hasText ? Tag.Field.text : Tag.Field.summary;
    var body = new Part(hasText ? article.text() : article.summary(), field, pickup);
    if (body.size() >= SHORT_BODY) {
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

  /** True if both articles have the same text, even if it is cut, reordered or begins otherwise. */
  public boolean repeats(Wording other) {
    // why: the same words are a copy, whatever they quote. Most copies are exact, and this is fast.
    if (Arrays.equals(all, other.all)) {
      return all.length >= LEAST_SHARED;
    }
    Shared shared = shared(other);
    return mayRepeat(other.leastShared, shared.sampled) && isEnough(shared, other);
  }

  /** True if both articles have a part of one text: more than independent articles share. */
  boolean sharesPartOf(Wording other) {
    return isEnough(shared(other).own, own, other.own, PART_SHARED);
  }

  /** Numbers of shingles that two articles share. */
  private record Shared(int sampled, int all, int own) {}

  private Shared shared(Wording other) {
    int sampled = 0;
    int shared = 0;
    int sharedOwn = 0;
    for (int i = 0, j = 0; i < all.length && j < other.all.length; ) {
      if (all[i] == other.all[j]) {
        sampled += isSampled(all[i]) ? 1 : 0;
        shared++;
        sharedOwn += taken.get(i) || other.taken.get(j) ? 0 : 1;
        i++;
        j++;
      } else if (all[i] < other.all[j]) {
        i++;
      } else {
        j++;
      }
    }
    return new Shared(sampled, shared, sharedOwn);
  }

  /**
   * False if another article has another text, because both share too few hashes of their {@link
   * #sample}. This takes a nanosecond, {@link #repeats} a microsecond.
   *
   * @param otherLeastShared the other article's {@link #leastShared()}
   * @param sampled number of hashes that both samples contain
   */
  boolean mayRepeat(int otherLeastShared, int sampled) {
    int most = (sampled + 1) * SHARED_PER_SAMPLE - 1;
    return most >= Math.min(leastShared, otherLeastShared);
  }

  /** Returns the number of shingles that this text and a longer copy share, at least. */
  int leastShared() {
    return leastShared;
  }

  private boolean isEnough(Shared shared, Wording other) {
    boolean mostlyTaken = own + other.own < MOSTLY_TAKEN * (all.length + other.all.length);
    boolean isShort = Math.min(all.length, other.all.length) < SHORT_BODY;
    return mostlyTaken
        ? isEnough(
            shared.all, all.length, other.all.length, isShort ? ALL_SHARED_IF_SHORT : ALL_SHARED)
        : isEnough(shared.own, own, other.own, OWN_SHARED);
  }

  private static boolean isEnough(int shared, int one, int other, double share) {
    return shared >= LEAST_SHARED && shared >= share * Math.min(one, other);
  }

  /** Returns every fourth hash on average, always the same ones. */
  IntStream sample() {
    return IntStream.of(all).filter(Wording::isSampled);
  }

  private static boolean isSampled(int hash) {
    return (hash & 3) == 0;
  }

  /** Returns the number of shingles (three successive words). */
  int size() {
    return all.length;
  }

  /** Returns the hashes in base 64, for JSON. {@link #decoded} reads them. */
  @JsonValue
  public String encoded() {
    int[] own =
        IntStream.range(0, all.length).filter(at -> !taken.get(at)).map(at -> all[at]).toArray();
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

  /** The words of one field of an article. */
  private static final class Part {
    private final Tokens tokens;

    /** Indices of the code units in quotations and in passages of a release. */
    private final BitSet taken = new BitSet();

    Part(String text, Tag.Field field, @Nullable Pickup pickup) {
      tokens = Tokens.of(text);
      Quotations.each(
          text,
          (start, end) ->
              taken.set(
                  start,
                  Tokens.of(text.substring(start, end)).size() < QUOTATION_WORDS ? start : end));
      if (pickup != null) {
        for (Pickup.Passage passage : pickup.passages()) {
          if (passage.field() == field && passage.wordForWord()) {
            taken.set(passage.articleStart(), passage.articleEnd());
          }
        }
      }
    }

    int size() {
      return tokens.size();
    }

    IntStream shingles(boolean onlyOwn) {
      int words = Math.min(tokens.size(), MOST_WORDS);
      return IntStream.rangeClosed(0, words - SHINGLE)
          .filter(at -> !onlyOwn || isOwn(at))
          .map(this::hash);
    }

    private boolean isOwn(int at) {
      return IntStream.range(at, at + SHINGLE).noneMatch(word -> taken.get(tokens.start(word)));
    }

    /** Hashes three words. Ends like MurmurHash3, so that the two lowest bits are random, too. */
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
