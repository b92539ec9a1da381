package org.vigie.ingest.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TtlDB;
import org.vigie.events.topics.Topics;

/**
 * A RocksDB database with bounded memory, whose rows expire some days after they were last written.
 * It keeps a log of its writes, so that a killed process loses none.
 */
final class EntryDatabase implements AutoCloseable {
  // Memory of the process outside its heap, in bytes. The cache also holds the indexes and filters
  // of the files. Chosen: one poll reads about 20 rows, so a large cache would hardly help.
  private static final long CACHE = 8L << 20;
  private static final long WRITE_BUFFER = 2L << 20;
  private static final long LOG = 4L << 20;

  private static final int OPEN_FILES = 64;

  /** Bits per key of the filter that says which files can't have a key; 1 % errors (RocksDB). */
  private static final double FILTER_BITS = 10;

  /** Time after which a file is rewritten without its expired rows. */
  private static final Duration REWRITTEN_AFTER = Duration.ofDays(7);

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache = new LRUCache(CACHE);
  private final BloomFilter filter = new BloomFilter(FILTER_BITS);
  private final Options options = new Options();
  private final Path folder;
  private final Duration expiry;
  private RocksDB rows;

  EntryDatabase(Path folder) throws RocksDBException {
    this(folder, Duration.ofDays(Topics.KNOWN_DAYS));
  }

  EntryDatabase(Path folder, Duration expiry) throws RocksDBException {
    this.folder = folder;
    this.expiry = expiry;
    configure();
    this.rows = open();
  }

  private void configure() {
    options
        .setCreateIfMissing(true)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setWriteBufferSize(WRITE_BUFFER)
        .setMaxWriteBufferNumber(2)
        .setMaxTotalWalSize(LOG)
        .setMaxOpenFiles(OPEN_FILES)
        .setKeepLogFileNum(1)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setPeriodicCompactionSeconds(REWRITTEN_AFTER.toSeconds())
        .useFixedLengthPrefixExtractor(EntryFormat.PREFIX)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setFilterPolicy(filter));
  }

  private RocksDB open() throws RocksDBException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be created", e);
    }
    return TtlDB.open(options, folder.toString(), (int) expiry.toSeconds(), false);
  }

  RocksDB rows() {
    return rows;
  }

  /** Deletes all rows and files. */
  void clear() throws RocksDBException {
    rows.close();
    RocksDB.destroyDB(folder.toString(), options);
    rows = open();
  }

  /** Deletes the files of a database that can't be opened. */
  static void delete(Path folder) throws RocksDBException {
    try (var options = new Options()) {
      RocksDB.destroyDB(folder.toString(), options);
    }
  }

  @Override
  public void close() {
    rows.close();
    options.close();
    filter.close();
    cache.close();
  }
}
