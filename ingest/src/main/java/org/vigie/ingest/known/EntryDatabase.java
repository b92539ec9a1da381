package org.vigie.ingest.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
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
  // Memory of the process outside its heap, in bytes; there are two write buffers. The cache also
  // holds the indexes and filters of the files, 4 MB for a million entries.
  private static final long CACHE = 16L << 20;
  private static final long WRITE_BUFFER = 4L << 20;

  /** Number of flushed write buffers that are merged into the other files at once. Chosen. */
  private static final int MERGED_BUFFERS = 8;

  private static final int OPEN_FILES = 64;

  /** Bits per key of the filter that says which files can't have a key; 1 % errors (RocksDB). */
  private static final double FILTER_BITS = 10;

  /** Time after which a file is rewritten without its expired rows. */
  private static final Duration REWRITTEN_AFTER = Duration.ofDays(7);

  static {
    RocksDB.loadLibrary();
  }

  // why: one shard, because a shard of a small cache could not hold a large block.
  private final LRUCache cache = new LRUCache(CACHE, 0);
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
        .setLevel0FileNumCompactionTrigger(MERGED_BUFFERS)
        .setMaxOpenFiles(OPEN_FILES)
        .setKeepLogFileNum(1)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setPeriodicCompactionSeconds(REWRITTEN_AFTER.toSeconds())
        .useFixedLengthPrefixExtractor(EntryFormat.PREFIX)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setPinTopLevelIndexAndFilter(true)
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

  /**
   * Writes the rows that are only in memory and in the log, so that the next start reads no log.
   */
  void flush() throws RocksDBException {
    try (var waiting = new FlushOptions().setWaitForFlush(true)) {
      rows.flush(waiting);
    }
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
