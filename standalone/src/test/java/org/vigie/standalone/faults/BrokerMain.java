package org.vigie.standalone.faults;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.vigie.standalone.broker.EmbeddedBroker;

/** Runs the embedded broker in its own process; the broker keeps its port over restarts. */
final class BrokerMain {
  private BrokerMain() {}

  /** Argument: the broker's folder. Prints the broker's address when it runs. */
  public static void main(String[] args) throws InterruptedException {
    var broker = EmbeddedBroker.start(Path.of(args[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
    System.out.println("Kafka at " + broker.bootstrap());
    new CountDownLatch(1).await();
  }
}
