package org.vigie.kafka.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Limits the memory of all RocksDB stores of the process together to {@link #CACHE_BYTES}. Kafka's
 * defaults allow each store about 100 MB. Kafka Streams creates this class by reflection.
 */
public final class BoundedStores implements RocksDBConfigSetter {
  /**
   * Memory of all stores: cached blocks, indexes, filters and write buffers. Measured with
   * 1,000,000 records of 200 bytes: all were read with 36 to 47 MB in use, and never more.
   */
  private static final long CACHE_BYTES = 48L << 20;

  /** Part of {@link #CACHE_BYTES} for changes that are not yet in a file. Chosen: one half. */
  private static final long BUFFER_BYTES = 24L << 20;

  /** Share of the cache that indexes and filters keep when data blocks need room. An estimate. */
  private static final double INDEX_SHARE = 0.3;

  /**
   * A store writes its changes to a file when they fill this number of bytes. After a kill, at most
   * these changes are read again from Kafka: some 15,000 records, which take 0.2 s.
   */
  private static final long STORE_BUFFER_BYTES = 4L << 20;

  /** Size in which a write buffer grows. Small, because most stores are nearly empty. */
  private static final long ARENA_BYTES = 256L << 10;

  /** RocksDB's default of 4 kB has four times as many index entries, which must be in memory. */
  private static final long BLOCK_BYTES = 16L << 10;

  /** Maximum number of open files of a store. An estimate: a store of 100 MB has about ten. */
  private static final int OPEN_FILES = 256;

  static {
    // why: the objects below are native, so RocksDB's library must be loaded before them.
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, INDEX_SHARE);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    // why: Kafka Streams needs its own table settings, so they are changed, not replaced.
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setBlockSize(BLOCK_BYTES);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(STORE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setArenaBlockSize(ARENA_BYTES);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setMaxOpenFiles(OPEN_FILES);
    options.setKeepLogFileNum(1);
  }

  /** Does nothing, because all stores share the cache: it lives as long as the process. */
  @Override
  public void close(String store, Options options) {}
}
