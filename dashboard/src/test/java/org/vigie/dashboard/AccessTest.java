package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Access onLoopback =
      Access.to(new InetSocketAddress("127.0.0.1", 8080), null, () -> "made up");
  private final Access open =
      Access.to(new InetSocketAddress("0.0.0.0", 8080), null, () -> "made up");

  @Test
  void allowsThisMachine() {
    assertThat(onLoopback.allows(header("Host", "localhost:8080"), Map.of())).isTrue();
    assertThat(onLoopback.allows(header("Host", "127.0.0.1:8080"), Map.of())).isTrue();
  }

  @Test
  void refusesRequestsToLoopbackUnderAnotherHostName() {
    assertThat(onLoopback.allows(header("Host", "evil.example:8080"), Map.of())).isFalse();
    assertThat(onLoopback.allows(new Headers(), Map.of())).isFalse();
  }

  @Test
  void asksOtherMachinesForTheToken() {
    assertThat(open.allows(header("Host", "vigie.example"), Map.of())).isFalse();
    assertThat(open.allows(header("Host", "localhost"), Map.of("token", "guess"))).isFalse();
    assertThat(open.allows(new Headers(), Map.of("token", "made up"))).isTrue();
    assertThat(open.allows(header("Cookie", "a=b; vigie-token=made up"), Map.of())).isTrue();
    assertThat(open.allows(header("Authorization", "Bearer made up"), Map.of())).isTrue();
  }

  @Test
  void takesAnEmptyTokenForNone() {
    var access = Access.to(new InetSocketAddress("0.0.0.0", 8080), "", () -> "made up");

    assertThat(access.allows(new Headers(), Map.of("token", ""))).isFalse();
    assertThat(access.allows(new Headers(), Map.of("token", "made up"))).isTrue();
  }

  private static Headers header(String name, String value) {
    var headers = new Headers();
    headers.set(name, value);
    return headers;
  }
}
