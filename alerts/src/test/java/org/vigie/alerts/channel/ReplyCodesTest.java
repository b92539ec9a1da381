package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.channel.DeliveryResult.Retry;

class ReplyCodesTest {
  @ParameterizedTest
  @CsvSource({
    "400, Refused",
    "401, Blocked",
    "403, Blocked",
    "404, Blocked",
    "408, Retry",
    "410, Blocked",
    "413, Refused",
    "429, Retry",
    "500, Doubtful",
    "502, Doubtful",
    "503, Doubtful",
    "504, Doubtful",
    "301, Blocked",
    "302, Blocked",
    "303, Blocked",
    "307, Blocked",
    "308, Blocked",
    "407, Blocked"
  })
  void anHttpStatusHasOneMeaning(int status, String meaning) {
    assertThat(ReplyCodes.http(status, null, "").getClass().getSimpleName()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "421, Retry",
    "450, Retry",
    "451, Retry",
    "452, Retry",
    "454, Retry",
    "500, Refused",
    "530, Refused",
    "535, Refused",
    "550, Refused",
    "552, Refused",
    "554, Refused"
  })
  void anSmtpReplyHasOneMeaning(int code, String meaning) {
    assertThat(ReplyCodes.smtp(code).getClass().getSimpleName()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"421, Retry", "454, Retry", "530, Blocked", "535, Blocked", "550, Blocked"})
  void aRefusedSessionIsMendedByAPersonUnlessItIsTemporary(int code, String meaning) {
    assertThat(ReplyCodes.smtpSession(code, "login").getClass().getSimpleName()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "0, 1", "-5, 1", "999999, 3600", "soon, 1", "'', 1", "' 7 ', 7"})
  void retryAfterIsObeyedWithinReason(String header, int seconds) {
    assertThat(ReplyCodes.http(429, header, ""))
        .isEqualTo(new Retry(Duration.ofSeconds(seconds), "HTTP 429"));
  }

  @Test
  void withoutRetryAfterASecondIsWaited() {
    assertThat(ReplyCodes.http(429, null, "slow down"))
        .isEqualTo(new Retry(Duration.ofSeconds(1), "HTTP 429 slow down"));
  }
}
