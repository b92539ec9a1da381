package org.vigie.health;

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
   * Answers {@code /health/live} (no part has ended for good), {@code /health/ready} (all parts of
   * this process work) and {@code /health} (so does everything they need outside of it); empty for
   * any other path.
   *
   * @param isDetailed false to leave out the parts, for readers who may not know them
   */
  public static Optional<HealthAnswer> to(String path, Health health, boolean isDetailed) {
    return switch (path) {
      case "/health/live" -> Optional.of(of(health.check(), State.ENDED, isDetailed));
      case "/health/ready" -> Optional.of(of(health.check(), State.STARTING, isDetailed));
      case "/health" -> Optional.of(of(health.check(), State.DEGRADED, isDetailed));
      default -> Optional.empty();
    };
  }

  /** Answers no if a part's state is {@code bad} or worse. */
  private static HealthAnswer of(HealthReport report, State bad, boolean isDetailed) {
    int status = report.status().compareTo(bad) >= 0 ? 503 : 200;
    Object shown = isDetailed ? report : Map.of("status", report.status());
    return new HealthAnswer(status, MAPPER.writeValueAsString(shown) + "\n");
  }
}
