package org.vigie.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.health.PartStatus.State;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP answer to a question about health.
 *
 * @param status 200 for yes, 503 for no
 * @param json the {@link HealthReport}, or only its status
 */
public record HealthAnswer(int status, String json) {
  public static final String TYPE = "application/json; charset=utf-8";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * Answers {@code /health/live} (no part has ended for good) and {@code /health/ready} (all parts
   * work); empty for any other path.
   *
   * @param isDetailed false to leave out the parts, for readers who may not know them
   */
  public static Optional<HealthAnswer> to(String path, Health health, boolean isDetailed) {
    return switch (path) {
      case "/health/live" -> Optional.of(of(health.check(), List.of(State.ENDED), isDetailed));
      case "/health/ready" ->
          Optional.of(
              of(health.check(), List.of(State.STARTING, State.DOWN, State.ENDED), isDetailed));
      default -> Optional.empty();
    };
  }

  private static HealthAnswer of(HealthReport report, List<State> bad, boolean isDetailed) {
    int status = bad.contains(report.status()) ? 503 : 200;
    Object shown = isDetailed ? report : Map.of("status", report.status());
    return new HealthAnswer(status, MAPPER.writeValueAsString(shown) + "\n");
  }
}
