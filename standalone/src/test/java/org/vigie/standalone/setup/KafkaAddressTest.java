package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaAddressTest {
  @Test
  void oneKnownHostIsEnough() {
    String brokers = "nowhere.invalid:9092,127.0.0.1:9092";

    assertThat(KafkaAddress.known(brokers)).isEqualTo(brokers);
  }

  @Test
  void namesTheHostsThatNobodyKnows() {
    assertThatThrownBy(() -> KafkaAddress.known("nowhere.invalid:9092, other.invalid:9092"))
        .hasMessageContaining("nowhere.invalid, other.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka:", "kafka:port", "kafka:99999", ":9092", ""})
  void namesAnAddressThatIsNone(String address) {
    assertThatThrownBy(() -> KafkaAddress.known(address))
        .hasMessage("--kafka: '%s' is not HOST:PORT such as kafka.example:9092", address);
  }
}
