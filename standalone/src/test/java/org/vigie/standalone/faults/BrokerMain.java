package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.vigie.standalone.broker.EmbeddedBroker;

/** Runs the embedded broker in its own process; the broker keeps its port over restarts. */
final class BrokerMain {
  private BrokerMain() {}

  /** Arguments: the broker's folder, and the file to which it writes its address when it runs. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var broker = EmbeddedBroker.start(Path.of(args[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
    Files.writeString(Path.of(args[1]), broker.bootstrap());
    new CountDownLatch(1).await();
  }
}
