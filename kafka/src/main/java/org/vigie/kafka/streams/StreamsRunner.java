package org.vigie.kafka.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a Kafka Streams application until it is closed. If the application fails, it is closed and
 * started again after a {@link RestartDelay}. The new one is the same member of the consumer group,
 * so Kafka gives it its partitions at once.
 *
 * <p>An {@link Error}, such as a lack of memory, ends the process, because objects may be in any
 * state afterwards. What started the process (Compose, systemd) can start it again.
 */
public final class StreamsRunner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(StreamsRunner.class);

  /** Maximum time to close an application. An estimate: one that needs longer is stuck. */
  private static final Duration CLOSE = Duration.ofSeconds(10);

  /** Exit code after an error. The JVM uses the same with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int FATAL = 3;

  private final String name;
  private final Supplier<Topology> topology;
  private final Properties properties;
  private final StoreAge age;
  private final Counter restarts;
  private final Thread supervisor;
  private final RestartDelay delay = new RestartDelay();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable Client client;
  private volatile boolean isClosed;

  /** One start of the application. */
  private record Client(KafkaStreams streams, StoreCheck stores, CatchUp catchUp) {}

  /**
   * @param name name for threads and logs, such as {@code vigie-enrich}. With dots, it is the
   *     prefix of the metrics {@code .restarts} and {@code .lag}
   * @param topology called for each start, because Kafka Streams changes the topology that it runs
   */
  public StreamsRunner(
      String name, Supplier<Topology> topology, Properties properties, MeterRegistry metrics) {
    this.name = name;
    this.topology = topology;
    this.properties = properties;
    this.age = StoreAge.of(properties);
    String prefix = name.replace('-', '.');
    this.restarts = metrics.counter(prefix + ".restarts");
    metrics.gauge(prefix + ".lag", this, StreamsRunner::lag);
    this.supervisor = Thread.ofPlatform().name(name + "-supervisor").unstarted(this::supervise);
  }

  /** Starts the application. Throws if its settings or its folder can't be used. */
  public void start() {
    open();
    supervisor.start();
  }

  /** Waits until the application runs. Returns false if this takes longer than {@code atMost}. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return await(this::isRunning, atMost);
  }

  /** Returns the state of the application that was started last. */
  public KafkaStreams.State state() {
    Client now = client;
    return now == null ? KafkaStreams.State.CREATED : now.streams.state();
  }

  /** True if the application runs. It may have no partitions, and may be behind. */
  public boolean isRunning() {
    return state() == KafkaStreams.State.RUNNING;
  }

  /** True if the application runs, has partitions, and has caught up once since its last start. */
  public boolean isReady() {
    Client now = client;
    return now != null && isRunning() && now.catchUp.isDone(now.streams);
  }

  /** Returns the number of active tasks that Kafka assigned to the application. */
  public int tasks() {
    Client now = client;
    return now == null ? 0 : CatchUp.tasks(now.streams);
  }

  /** Returns the number of records that the application has not read yet; 0 if unknown. */
  public long lag() {
    Client now = client;
    return now == null ? 0 : CatchUp.lag(now.streams);
  }

  @Override
  public void close() {
    isClosed = true;
    signal();
    try {
      // why: the supervisor may be closing the application, and then starting it.
      supervisor.join(2 * CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shutDown();
  }

  private void supervise() {
    try {
      while (!isClosed) {
        if (!await(() -> isClosed || hasFailed(), RestartDelay.LONGEST)) {
          delay.reset();
          age.renew();
        } else if (!isClosed) {
          restart();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      endProcess(e);
    }
  }

  private void restart() throws InterruptedException {
    shutDown();
    Duration wait = delay.next();
    restarts.increment();
    LOGGER.atWarn().addKeyValue("name", name).addKeyValue("after", wait).log("restarts");
    if (await(() -> isClosed, wait)) {
      return;
    }
    try {
      Client last = client;
      if (last != null && last.stores.isAhead()) {
        last.streams.cleanUp();
      }
      open();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("name", name).log("can't start");
      shutDown();
    }
  }

  private void open() {
    var stores = new StoreCheck();
    Topology next = topology.get();
    Properties named = StreamsProperties.of(next, properties);
    var streams = new KafkaStreams(next, named, new OwnerClients());
    client = new Client(streams, stores, new CatchUp());
    if (StreamsProperties.isShared(properties) && age.isTooOld()) {
      LOGGER.atWarn().addKeyValue("name", name).log("stores were long not in use; are read anew");
      streams.cleanUp();
    }
    age.renew();
    streams.setUncaughtExceptionHandler(this::handle);
    streams.setGlobalStateRestoreListener(stores);
    streams.setStateListener((_, _) -> signal());
    streams.start();
  }

  private void shutDown() {
    Client last = client;
    if (last != null && !last.streams.close(CLOSE)) {
      LOGGER.atWarn().addKeyValue("name", name).addKeyValue("waited", CLOSE).log("did not end");
    }
  }

  private StreamThreadExceptionResponse handle(Throwable failure) {
    if (failure instanceof Error error) {
      endProcess(error);
    }
    LOGGER.atError().setCause(failure).addKeyValue("name", name).log("failed");
    // why: not REPLACE_THREAD. The failed thread would keep its partitions until its session ends.
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void endProcess(Error error) {
    try {
      LOGGER
          .atError()
          .setCause(error)
          .addKeyValue("name", name)
          .addKeyValue("error", error)
          .log("the process ends, because it can't survive this error");
    } finally {
      // why: not exit(), which would wait for threads that may need the missing memory.
      Runtime.getRuntime().halt(FATAL);
    }
  }

  private boolean hasFailed() {
    Client now = client;
    return now != null && now.streams.state().hasCompletedShutdown();
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition is true. Returns false if this takes longer than {@code atMost}. */
  private boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
