package org.vigie.ingest.known;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.RememberedEntry;

/**
 * The remembered entries on this machine's disk: a copy of the committed records of the topic, up
 * to a position in each partition. Entries of partitions that this instance does not own are
 * ignored. All methods throw {@link UncheckedIOException} if the disk fails. Not thread-safe.
 */
public final class EntryStore implements KnownArticles.Archive, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(EntryStore.class);

  /** Key of the row that holds the topic's id. */
  private static final byte[] TOPIC = "topic".getBytes(UTF_8);

  /** Matches the message of RocksDB if a process has the store open; there is no other sign. */
  private static final Pattern IN_USE = Pattern.compile("While lock file|lock hold by");

  static {
    // why: the fields below are objects of RocksDB.
    RocksDB.loadLibrary();
  }

  private final Path folder;
  private final EntryDatabase database;
  private final byte[] topicId;
  private final ReadOptions scan = new ReadOptions().setPrefixSameAsStart(true);
  private final WriteOptions writing = new WriteOptions();
  private Set<Integer> owned = Set.of();
  private boolean isDamaged;

  /** A call of RocksDB. */
  private interface Call<T> {
    T run() throws RocksDBException;
  }

  /**
   * Opens the store, or creates it. A damaged store, and one of another topic, is emptied.
   *
   * @param topicId Kafka's id of the topic; a topic that is deleted and created gets another id
   */
  public EntryStore(Path folder, String topicId) {
    this.folder = folder;
    this.topicId = topicId.getBytes(UTF_8);
    this.database = call(() -> open(folder));
    byte[] known = call(() -> database.rows().get(TOPIC));
    if (known == null || !Arrays.equals(known, this.topicId)) {
      clear(known == null ? "it is new" : "it belongs to another topic");
    }
  }

  private static EntryDatabase open(Path folder) throws RocksDBException {
    EntryDatabase opened = null;
    try {
      opened = new EntryDatabase(folder);
      // why: RocksDB reads most of a file only when a row of it is read.
      opened.rows().get(TOPIC);
      return opened;
    } catch (RocksDBException e) {
      if (opened != null) {
        opened.close();
      } else if (IN_USE.matcher(String.valueOf(e.getMessage())).find()) {
        throw e;
      }
      LOGGER.atWarn().setCause(e).log("known articles can't be read and are read anew from Kafka");
      EntryDatabase.delete(folder);
      return new EntryDatabase(folder);
    }
  }

  /** Deletes all entries and positions. */
  void clear(String reason) {
    LOGGER.atInfo().addKeyValue("reason", reason).log("store of known articles emptied");
    call(
        () -> {
          database.clear();
          database.rows().put(TOPIC, topicId);
          return true;
        });
  }

  /** Sets the partitions whose entries count. */
  void own(Collection<Integer> partitions) {
    owned = Set.copyOf(partitions);
  }

  /** Returns the offset after the last stored record of a partition; empty if there is none. */
  OptionalLong position(int partition) {
    return number(EntryFormat.positionRow(partition));
  }

  /** Stores committed records and the positions after them, either all or nothing. */
  public void write(
      Map<Integer, ? extends Collection<RememberedEntry>> entries, Map<Integer, Long> positions) {
    call(
        () -> {
          try (var batch = new WriteBatch()) {
            for (var each : entries.entrySet()) {
              for (RememberedEntry entry : each.getValue()) {
                put(batch, each.getKey(), entry);
              }
            }
            for (var each : positions.entrySet()) {
              batch.put(
                  EntryFormat.positionRow(each.getKey()), EntryFormat.number(each.getValue()));
            }
            database.rows().write(writing, batch);
            return true;
          }
        });
  }

  private static void put(WriteBatch batch, int partition, RememberedEntry entry)
      throws RocksDBException {
    batch.put(EntryFormat.articleRow(partition, entry), EntryFormat.value(entry));
    batch.put(EntryFormat.placeRow(entry.feed(), entry.key()), EntryFormat.number(entry.article()));
  }

  @Override
  public List<RememberedEntry> entries(long article) {
    return call(
        () -> {
          List<RememberedEntry> entries = new ArrayList<>(1);
          try (RocksIterator rows = database.rows().newIterator(scan)) {
            for (rows.seek(EntryFormat.prefix(article)); rows.isValid(); rows.next()) {
              byte[] key = rows.key();
              if (owned.contains(EntryFormat.partitionOfRow(key))) {
                entries.add(EntryFormat.entryOfRow(key, rows.value()));
              }
            }
            rows.status();
          }
          return entries;
        });
  }

  @Override
  public OptionalLong article(long feed, long key) {
    return number(EntryFormat.placeRow(feed, key));
  }

  private OptionalLong number(byte[] row) {
    byte[] value = call(() -> database.rows().get(row));
    return value == null ? OptionalLong.empty() : OptionalLong.of(EntryFormat.number(value));
  }

  private <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (RocksDBException e) {
      Status status = e.getStatus();
      isDamaged |= status != null && status.getCode() == Status.Code.Corruption;
      throw new UncheckedIOException(new IOException("known articles in " + folder, e));
    }
  }

  @Override
  public void close() {
    scan.close();
    writing.close();
    try {
      database.flush();
    } catch (RocksDBException e) {
      LOGGER
          .atWarn()
          .setCause(e)
          .log("known articles stay in the store's log until the next start");
    }
    database.close();
    if (isDamaged) {
      call(
          () -> {
            EntryDatabase.delete(folder);
            return true;
          });
    }
  }
}
