package org.vigie.ingest.ownership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.vigie.kafka.Cluster;

/**
 * Finds out whether another process polls under this one's name. Kafka also refuses an instance by
 * name after it was paused for longer than its transaction may take, so a refusal alone proves
 * nothing.
 */
public record NameClaim(Cluster cluster, String name) {
  /** Number of looks at the group. With {@link #PAUSE}, longer than a dead member's session. */
  private static final int LOOKS = 13;

  /** Looks without the name that prove it free: a starting process joins the group in that time. */
  private static final int FREE_LOOKS = 3;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Returns true if Kafka refused this instance because of its name or its producer's epoch. */
  public static boolean isRefusal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException
          || each instanceof FencedInstanceIdException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if a member of the group has this name and keeps it for longer than a session.
   * Must be called after this process's owner is closed and has left the group. Takes 3 to 13
   * seconds.
   */
  public boolean isTaken() throws InterruptedException {
    int free = 0;
    for (int look = 0; look < LOOKS && free < FREE_LOOKS; look++) {
      Thread.sleep(PAUSE);
      free = isMember() ? 0 : free + 1;
    }
    return free < FREE_LOOKS;
  }

  private boolean isMember() throws InterruptedException {
    String group = PartitionLease.group(cluster);
    try (var admin = Admin.create(cluster.clientProperties())) {
      var members = admin.describeConsumerGroups(List.of(group)).all().get();
      return members.values().stream()
          .flatMap(each -> each.members().stream())
          .anyMatch(member -> member.groupInstanceId().equals(Optional.of(name)));
    } catch (ExecutionException e) {
      // why: without an answer of Kafka, nothing proves that there is another process.
      return false;
    }
  }
}
