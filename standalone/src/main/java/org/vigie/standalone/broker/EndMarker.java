package org.vigie.standalone.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;

/**
 * The record that ends a transaction in one partition. Kafka's {@code Admin} can only write aborts,
 * so this class sends the request that the transaction coordinator sends. In the partitions with
 * consumer offsets, the request also makes the transaction's offsets valid.
 *
 * @param producer id of the transaction's producer
 * @param coordinatorEpoch at least the coordinator epoch that the partition last saw; the broker
 *     refuses a lower one
 */
record EndMarker(
    TopicPartition partition,
    long producer,
    int coordinatorEpoch,
    CoordinatorDecisions.Decision decision) {
  /** Maximum time (ms) until the broker answers. An estimate: an answer takes a few ms. */
  private static final int ANSWER_MS = 10_000;

  /** Sends the marker to the broker and returns the broker's answer. */
  Errors send(String bootstrap) throws IOException {
    short api = ApiKeys.WRITE_TXN_MARKERS.latestVersion();
    var header = new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, api, "vigie", 1);
    var request = new WriteTxnMarkersRequest.Builder(List.of(entry())).build(api);
    byte[] answer = exchange(bootstrap, request.serializeWithHeader(header));
    var parsed = AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    return ((WriteTxnMarkersResponse) parsed)
        .errorsByProducerId()
        .getOrDefault(producer, Map.of())
        .getOrDefault(partition, Errors.UNKNOWN_SERVER_ERROR);
  }

  private TxnMarkerEntry entry() {
    return new TxnMarkerEntry(
        producer,
        decision.epoch(),
        coordinatorEpoch,
        decision.result(),
        List.of(partition),
        decision.version());
  }

  /** Sends one request of Kafka's protocol; four bytes with the length precede each message. */
  private static byte[] exchange(String bootstrap, ByteBuffer request) throws IOException {
    String[] address = bootstrap.split(":", 2);
    try (var socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      socket.setSoTimeout(ANSWER_MS);
      var out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(request.remaining());
      out.write(request.array(), request.arrayOffset() + request.position(), request.remaining());
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      return in.readNBytes(in.readInt());
    }
  }
}
