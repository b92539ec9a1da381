package org.vigie.bench.cluster;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/** True if all brokers run, and each has all records of its partitions. */
record BrokersInSync(String bootstrap) implements BooleanSupplier {
  private static final int ANSWER_SECONDS = 5;

  @Override
  public boolean getAsBoolean() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      int brokers = admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS).size();
      var all = new ListTopicsOptions().listInternal(true);
      var names = admin.listTopics(all).names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      var topics =
          admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return brokers == ClusterBrokers.COUNT
          && topics.values().stream()
              .flatMap(each -> each.partitions().stream())
              .allMatch(each -> each.isr().size() == each.replicas().size());
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
