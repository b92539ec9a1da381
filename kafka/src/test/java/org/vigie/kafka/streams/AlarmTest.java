package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private final MockProcessorContext<String, String> context = contextAt(1_000);
  private int times;
  private final Alarm alarm = new Alarm(context, () -> times++);

  @Test
  void goesOffOnce() {
    alarm.within(Duration.ofMillis(100));
    goOff();

    assertThat(times).isEqualTo(1);
    assertThat(running()).isEmpty();
  }

  @Test
  void anEarlierTimeReplacesALaterOne() {
    alarm.within(Duration.ofMillis(100));
    alarm.within(Duration.ofMillis(30));
    assertThat(running()).singleElement().satisfies(timer -> isIn(timer, 30));

    context.setCurrentSystemTimeMs(1_020);
    alarm.within(Duration.ofMillis(40));
    assertThat(running()).singleElement().satisfies(timer -> isIn(timer, 30));
  }

  @Test
  void canBeSetAgainAfterItWentOff() {
    alarm.within(Duration.ofMillis(30));
    goOff();
    alarm.within(Duration.ofMillis(100));

    assertThat(running()).singleElement().satisfies(timer -> isIn(timer, 100));
  }

  @Test
  void aTimeThatIsOverCountsAsTheNextMillisecond() {
    alarm.within(Duration.ofSeconds(-1));

    assertThat(running()).singleElement().satisfies(timer -> isIn(timer, 1));
  }

  @Test
  void doesNotGoOffAfterAStop() {
    alarm.within(Duration.ofMillis(30));
    alarm.stop();

    assertThat(running()).isEmpty();
  }

  private void goOff() {
    running().getFirst().getPunctuator().punctuate(0);
  }

  private List<CapturedPunctuator> running() {
    return context.scheduledPunctuators().stream().filter(each -> !each.cancelled()).toList();
  }

  private static void isIn(CapturedPunctuator timer, long millis) {
    assertThat(timer.getInterval()).hasMillis(millis);
  }

  private static MockProcessorContext<String, String> contextAt(long millis) {
    var context = new MockProcessorContext<String, String>();
    context.setCurrentSystemTimeMs(millis);
    return context;
  }
}
