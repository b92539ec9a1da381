package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.topics.Topics;
import org.vigie.health.Health;
import org.vigie.kafka.Cluster;

class DashboardTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void thePageIsSeenAtTheAddressThatIsPrinted(String host) {
    var listen = new InetSocketAddress(host, 8080);
    InstantSource clock = InstantSource.system();
    var cluster = new Cluster("127.0.0.1:1", new Topics("", 1));
    try (var dashboard = new Dashboard(cluster, listen, null, clock, () -> "", new Health(clock))) {
      URI printed = URI.create(dashboard.url());
      var headers = new Headers();
      headers.set("Host", printed.getHost() + ":" + printed.getPort());

      assertThat(printed.getPort()).isEqualTo(8080);
      assertThat(Access.to(listen, null, () -> "").allows(headers, Map.of())).isTrue();
    }
  }
}
