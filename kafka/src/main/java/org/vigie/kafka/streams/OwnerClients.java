package org.vigie.kafka.streams;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.clients.consumer.ConsumerRecord.NO_TIMESTAMP;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Creates the clients of a Kafka Streams application. Each transaction has the offsets of all
 * partitions that its thread owns, also of those from which it has read nothing.
 *
 * <p>Kafka checks whether a producer's group member is still current only if the transaction has
 * offsets, and a partition's new owner waits only for transactions that have this partition's
 * offsets. Kafka Streams 4.4.0 sends only the offsets of tasks that have read something since their
 * start. So Kafka accepted what a timer changed in a process that had been paused, such as a
 * virtual machine, and had lost its partitions. That process then took its stores for complete,
 * although they lacked what the new owner had written (docs/adr/0024).
 */
public final class OwnerClients implements KafkaClientSupplier {
  private static final String CONSUMER = "-consumer";
  private static final String PRODUCER = "-producer";

  /**
   * Stands for "nothing committed". Record 0 may be deleted already; a reader then goes on at the
   * first one that is left.
   */
  private static final OffsetAndMetadata FIRST = new OffsetAndMetadata(0);

  /** The main consumers of the threads, by the client id. */
  private final Map<String, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new OwnerProducer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    Consumer<byte[], byte[]> consumer = consumer(config);
    consumers.put(clientId(config), consumer);
    return consumer;
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(config, bytes, bytes);
  }

  private static String clientId(Map<String, Object> config) {
    return String.valueOf(config.get("client.id"));
  }

  /** The producer of a thread. */
  private final class OwnerProducer extends KafkaProducer<byte[], byte[]> {
    private final String consumerId;

    /** The committed offsets of owned partitions, as far as they are known. */
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    /** The offsets that the open transaction changes. */
    private Map<TopicPartition, OffsetAndMetadata> sent = Map.of();

    private int generation;

    private final RecordLimit limit;

    OwnerProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
      String id = clientId(config);
      if (!id.endsWith(PRODUCER)) {
        throw new IllegalArgumentException(
            id + " is not the client id of a stream thread's producer");
      }
      this.consumerId = id.substring(0, id.length() - PRODUCER.length()) + CONSUMER;
      this.limit = RecordLimit.of(config);
    }

    /**
     * Refuses a record that is too large. Kafka's producer does so, too, but then it also refuses
     * to commit the transaction: the application would fail at the same record after each restart.
     */
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      if (limit.allows(record)) {
        return super.send(record, callback);
      }
      var error = new RecordTooLargeException("more than " + limit.bytes() + " bytes");
      var nowhere = new TopicPartition(record.topic(), RecordMetadata.UNKNOWN_PARTITION);
      callback.onCompletion(new RecordMetadata(nowhere, -1, -1, NO_TIMESTAMP, -1, -1), error);
      return CompletableFuture.failedFuture(error);
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      // why: in another generation, another owner may have committed offsets in between.
      if (generation != group.generationId()) {
        committed.clear();
        generation = group.generationId();
      }
      var consumer = requireNonNull(consumers.get(consumerId), consumerId);
      Set<TopicPartition> owned = consumer.assignment();
      committed.keySet().retainAll(owned);
      committed.keySet().removeAll(offsets.keySet());
      Set<TopicPartition> unknown = new HashSet<>(owned);
      unknown.removeAll(committed.keySet());
      unknown.removeAll(offsets.keySet());
      if (!unknown.isEmpty()) {
        consumer
            .committed(unknown)
            .forEach((each, offset) -> committed.put(each, offset == null ? FIRST : offset));
      }
      sent = offsets;
      Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>(committed);
      all.putAll(offsets);
      super.sendOffsetsToTransaction(all, group);
    }

    @Override
    public void commitTransaction() {
      super.commitTransaction();
      // why: only now; if the outcome isn't known, the next transaction asks Kafka.
      committed.putAll(sent);
      sent = Map.of();
    }

    @Override
    public void abortTransaction() {
      sent = Map.of();
      super.abortTransaction();
    }
  }
}
