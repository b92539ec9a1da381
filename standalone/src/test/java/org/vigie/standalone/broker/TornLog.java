package org.vigie.standalone.broker;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionState;

/**
 * Cuts the last batch off a partition of a stopped broker. So the files look as if the process had
 * been killed before that batch was written.
 */
record TornLog(Path broker) {
  void cutMarker(String partition) throws IOException {
    cut(partition, RecordBatch::isControlBatch);
  }

  /** Cuts off the record that says that all markers of the last transaction are written. */
  void cutCompletion(String partition) throws IOException {
    cut(partition, is(TransactionState.COMPLETE_COMMIT).or(is(TransactionState.COMPLETE_ABORT)));
  }

  /** Cuts off the record that says how the last transaction ends. */
  void cutDecision(String partition) throws IOException {
    cut(partition, is(TransactionState.PREPARE_COMMIT).or(is(TransactionState.PREPARE_ABORT)));
  }

  void delete(String partition) throws IOException {
    try (Stream<Path> files = Files.walk(broker.resolve(partition))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Predicate<RecordBatch> is(TransactionState state) {
    return batch -> {
      for (Record each : batch) {
        ByteBuffer value = each.value();
        if (TransactionLog.read(each.key(), value) instanceof TransactionLog.TxnRecord(_, var read)
            && read.state() == state) {
          return true;
        }
      }
      return false;
    };
  }

  private void cut(String partition, Predicate<RecordBatch> isCut) throws IOException {
    Path folder = broker.resolve(partition);
    File segment = folder.resolve("00000000000000000000.log").toFile();
    try (FileRecords records = FileRecords.open(segment)) {
      List<RecordBatch> batches = new ArrayList<>();
      records.batches().forEach(batches::add);
      RecordBatch last = batches.getLast();
      if (!isCut.test(last)) {
        throw new IllegalStateException(segment + " ends with " + last);
      }
      records.truncateTo(records.sizeInBytes() - last.sizeInBytes());
      records.flush();
    }
    // why: these files describe the log as it was; after a kill, Kafka makes them anew.
    Files.deleteIfExists(broker.resolve(".kafka_cleanshutdown"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TornLog::isDerived).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isDerived(Path file) {
    return file.toString().endsWith(".snapshot") || file.toString().endsWith("index");
  }
}
