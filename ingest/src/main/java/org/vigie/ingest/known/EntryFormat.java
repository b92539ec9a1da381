package org.vigie.ingest.known;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.article.EarlierTexts;
import org.vigie.ingest.article.Fingerprint;
import org.vigie.ingest.article.RememberedEntry;

/**
 * The binary format of {@link RememberedEntry}: numbers in big-endian order, times in ms since
 * 1970. A record of the topic has a key of 24 bytes (feed, entry key, article) and a value of 40
 * bytes or more (checksums of title, summary and text; length, revision; published, written; length
 * of the page's text, which records of older releases lack; earlier texts: checksum, minute).
 *
 * <p>The store has three kinds of rows, named by their key's first byte. {@link #ARTICLE} has the
 * value of the topic's record under article, partition, feed and entry key. {@link #PLACE} has the
 * last article of a feed's entry under feed and entry key. {@link #POSITION} has the offset after
 * the last record that was stored, under the partition.
 */
final class EntryFormat {
  static final byte ARTICLE = 'a';
  static final byte PLACE = 'e';
  static final byte POSITION = 'p';

  /** Length of the rows' prefix that names an article: the kind and the article's hash. */
  static final int PREFIX = 1 + Long.BYTES;

  private static final int KEY = 3 * Long.BYTES;
  private static final int OLD_VALUE = 5 * Integer.BYTES + 2 * Long.BYTES;
  private static final int VALUE = OLD_VALUE + Integer.BYTES;
  private static final int EARLIER = 2 * Integer.BYTES;
  private static final int PARTITION_AT = PREFIX;
  private static final long NO_DATE = Long.MIN_VALUE;

  private EntryFormat() {}

  static byte[] key(RememberedEntry entry) {
    return ByteBuffer.allocate(KEY)
        .putLong(entry.feed())
        .putLong(entry.key())
        .putLong(entry.article())
        .array();
  }

  static byte[] value(RememberedEntry entry) {
    Fingerprint content = entry.content();
    Instant published = entry.published();
    List<EarlierTexts.Text> earlier = entry.earlier().texts();
    ByteBuffer value =
        ByteBuffer.allocate(VALUE + earlier.size() * EARLIER)
            .putInt(content.title())
            .putInt(content.summary())
            .putInt(content.text())
            .putInt(content.length())
            .putInt(entry.revision())
            .putLong(published == null ? NO_DATE : published.toEpochMilli())
            .putLong(entry.written().toEpochMilli())
            .putInt(entry.page());
    earlier.forEach(text -> value.putInt(text.checksum()).putInt(text.until()));
    return value.array();
  }

  /** Reads a record of the topic. Returns null if its key or value has another length than here. */
  static @Nullable RememberedEntry entry(byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null || value == null || key.length != KEY) {
      return null;
    }
    int earlier = value.length - VALUE;
    boolean isNew =
        earlier >= 0 && earlier % EARLIER == 0 && earlier <= EarlierTexts.MOST * EARLIER;
    if (!isNew && value.length != OLD_VALUE) {
      return null;
    }
    ByteBuffer place = ByteBuffer.wrap(key);
    return entry(place.getLong(), place.getLong(), place.getLong(), value);
  }

  /** Reads a row of kind {@link #ARTICLE}. */
  static RememberedEntry entryOfRow(byte[] key, byte[] value) {
    ByteBuffer row = ByteBuffer.wrap(key, 1, key.length - 1);
    long article = row.getLong();
    row.getShort();
    return entry(row.getLong(), row.getLong(), article, value);
  }

  static int partitionOfRow(byte[] key) {
    return ByteBuffer.wrap(key).getShort(PARTITION_AT);
  }

  private static RememberedEntry entry(long feed, long key, long article, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    var content = new Fingerprint(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    int revision = in.getInt();
    long published = in.getLong();
    long written = in.getLong();
    int page = in.hasRemaining() ? in.getInt() : 0;
    return new RememberedEntry(
        feed,
        key,
        article,
        content,
        revision,
        published == NO_DATE ? null : Instant.ofEpochMilli(published),
        page,
        Instant.ofEpochMilli(written),
        earlier(in));
  }

  private static EarlierTexts earlier(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return EarlierTexts.NONE;
    }
    List<EarlierTexts.Text> texts = new ArrayList<>();
    while (in.hasRemaining()) {
      texts.add(new EarlierTexts.Text(in.getInt(), in.getInt()));
    }
    return new EarlierTexts(texts);
  }

  static byte[] prefix(long article) {
    return ByteBuffer.allocate(PREFIX).put(ARTICLE).putLong(article).array();
  }

  static byte[] articleRow(int partition, RememberedEntry entry) {
    return ByteBuffer.allocate(PREFIX + Short.BYTES + 2 * Long.BYTES)
        .put(ARTICLE)
        .putLong(entry.article())
        .putShort((short) partition)
        .putLong(entry.feed())
        .putLong(entry.key())
        .array();
  }

  static byte[] placeRow(long feed, long key) {
    return ByteBuffer.allocate(1 + 2 * Long.BYTES).put(PLACE).putLong(feed).putLong(key).array();
  }

  static byte[] positionRow(int partition) {
    return ByteBuffer.allocate(1 + Short.BYTES).put(POSITION).putShort((short) partition).array();
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
