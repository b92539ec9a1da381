package org.vigie.standalone.broker;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;

/**
 * Makes the controller forget the broker of the previous process before the new broker starts.
 *
 * <p>After a kill, Kafka's metadata still names the killed broker as the leader of each partition.
 * The new broker has the same id, so it starts its transaction coordinator too early. The
 * coordinator then drops end markers of transactions when the controller notices that the old
 * broker is gone. If the controller has forgotten the broker, no partition has a leader and no
 * coordinator runs until the new broker is ready.
 */
record PreviousBroker(int id, SharedServer shared, ControllerServer controller) {
  /** Maximum time until the controller has forgotten the broker. An estimate: it takes 0.2 s. */
  private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(30);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  /** Removes the broker from the metadata, and waits until the metadata in memory lacks it, too. */
  void forget() throws Exception {
    long began = System.nanoTime();
    while (!unregister()) {
      if (System.nanoTime() - began > FORGOTTEN_WITHIN.toNanos()) {
        throw new IllegalStateException("Kafka's controller is not active");
      }
      Thread.sleep(BETWEEN_TRIES);
    }
    // why: the broker starts from the metadata in memory, which follows the controller's log.
    var forgotten = new Forgotten(id, new CompletableFuture<>());
    long seconds = FORGOTTEN_WITHIN.toSeconds();
    try {
      shared.loader().installPublishers(List.of(forgotten)).get(seconds, TimeUnit.SECONDS);
      forgotten.seen().get(seconds, TimeUnit.SECONDS);
      shared.loader().removeAndClosePublisher(forgotten).get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Kafka's controller did not forget broker " + id + " within " + seconds + " s", e);
    }
  }

  /** Removes the broker from the metadata. Returns false if the controller is not active yet. */
  private boolean unregister() throws ExecutionException, InterruptedException {
    var context =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    try {
      controller.controller().unregisterBroker(context, id).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrokerIdNotRegisteredException) {
        return true;
      }
      if (e.getCause() instanceof NotControllerException) {
        return false;
      }
      throw e;
    }
  }

  /** Completes {@code seen} when the metadata in memory doesn't contain the broker. */
  private record Forgotten(int broker, CompletableFuture<Boolean> seen)
      implements MetadataPublisher {
    @Override
    public String name() {
      return "vigie-forgotten-broker";
    }

    @Override
    public void onMetadataUpdate(
        MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
      if (image.cluster().broker(broker) == null) {
        seen.complete(true);
      }
    }

    @Override
    public void close() {}
  }
}
