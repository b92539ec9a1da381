package org.vigie.standalone;

/** What one round of {@code run --once} did. */
public record RunSummary(
    Feeds feeds,
    int articles,
    int mentions,
    int pickups,
    int stories,
    int notifications,
    Seconds seconds) {

  /**
   * @param unchanged answered, with nothing new since the last poll; also counted in {@code ok}
   */
  public record Feeds(int polled, int ok, int unchanged, int failed) {}

  /**
   * @param start from the start of the process to the first poll
   * @param poll until every feed was polled and its articles were committed
   * @param drain until every article was worked through and every notification delivered
   */
  public record Seconds(double start, double poll, double drain) {}
}
