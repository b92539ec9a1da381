package org.vigie.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vigie.events.Article;
import org.vigie.events.ChannelState;
import org.vigie.events.Count;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {
  private static final JsonNode DOCUMENT = document();

  static List<Topic<?>> topics() {
    return new Topics("", TopicSettings.CLUSTER).all();
  }

  static List<Topic<?>> topicsOfEvents() {
    return topics().stream().filter(topic -> !topic.name().startsWith("dead-letters")).toList();
  }

  @Test
  void hasEveryTopicAndNoOther() {
    assertThat(DOCUMENT.path("channels").values())
        .extracting(channel -> channel.path("address").stringValue())
        .containsExactlyInAnyOrderElementsOf(topics().stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void tellsHowTheTopicIsKept(Topic<?> topic) {
    JsonNode kafka = channel(topic).at("/bindings/kafka");

    assertThat(kafka.path("topic").stringValue()).isEqualTo(topic.name());
    assertThat(kafka.path("partitions").intValue()).isEqualTo(topic.partitions());
    List<String> policies = new ArrayList<>();
    kafka
        .at("/topicConfiguration/cleanup.policy")
        .forEach(each -> policies.add(each.stringValue()));
    assertThat(String.join(",", policies)).isEqualTo(topic.config().get("cleanup.policy"));
    assertThat(kafka.at("/topicConfiguration/retention.ms").asString(null))
        .isEqualTo(topic.config().get("retention.ms"));
    assertThat(kafka.at("/topicConfiguration/max.message.bytes").asString(null))
        .isEqualTo(topic.config().get("max.message.bytes"));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void tellsWhichTimeARecordHasAndWhatChoosesItsPartition(Topic<?> topic) {
    JsonNode channel = channel(topic);

    assertThat(channel.path("x-timestamp").asString("")).isNotBlank();
    assertThat(channel.path("x-partition").asString("")).isNotBlank();
    assertThat(channel.path("x-timestamp").asString("").contains("LogAppendTime"))
        .isEqualTo("LogAppendTime".equals(topic.config().get("message.timestamp.type")));
  }

  @Test
  void tellsTheNumberOfPartitionsOfTheEmbeddedBroker() {
    assertThat(DOCUMENT.at("/info/description").stringValue())
        .contains("the embedded broker has %d".formatted(TopicSettings.EMBEDDED.partitions()));
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void showsAnExampleThatIsValidUnderItsSchemaAndKey(Topic<?> topic) {
    JsonNode message = message(topic);
    byte[] example = Json.MAPPER.writeValueAsBytes(message.at("/examples/0/payload"));
    Object event = topic.values().deserializer().deserialize(topic.name(), example);
    Class<?> type = event instanceof WatchItem ? WatchItem.class : event.getClass();

    new SchemaCheck().check(type, example);
    assertThat(Json.MAPPER.<JsonNode>valueToTree(event)).isEqualTo(Json.MAPPER.readTree(example));
    assertThat(message.at("/payload/$ref").stringValue())
        .isEqualTo("schemas/" + SchemaCheck.SCHEMAS.get(type) + ".json");
    assertThat(message.at("/bindings/kafka/key/examples/0").stringValue()).isEqualTo(key(event));
  }

  @Test
  void refersOnlyToWhatExists() {
    List<String> references = DOCUMENT.findValuesAsString("$ref");

    assertThat(references).hasSizeGreaterThan(20).allSatisfy(AsyncApiTest::assertExists);
  }

  private static void assertExists(String reference) {
    if (reference.startsWith("#")) {
      assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse();
    } else {
      assertThat(AsyncApiTest.class.getResource("/" + reference)).isNotNull();
    }
  }

  private static String key(Object event) {
    return switch (event) {
      case Feed feed -> feed.id();
      case FeedState state -> state.feed();
      case WatchItem item -> item.key();
      case Article article -> article.id();
      case Mention mention -> mention.key();
      case Story story -> story.key();
      case ReleasePickup pickup -> pickup.key();
      case Count count -> count.key();
      case Notification notification -> notification.id();
      case ChannelState state -> state.channel();
      default -> throw new IllegalStateException(event.getClass() + " has no key");
    };
  }

  private static JsonNode message(Topic<?> topic) {
    JsonNode reference = channel(topic).path("messages").values().iterator().next().path("$ref");
    return DOCUMENT.at(reference.stringValue().substring(1));
  }

  private static JsonNode channel(Topic<?> topic) {
    return DOCUMENT.path("channels").values().stream()
        .filter(channel -> channel.path("address").stringValue().equals(topic.name()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode document() {
    var yaml = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml");
    var load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
    return Json.MAPPER.valueToTree((Map<?, ?>) load.loadFromInputStream(yaml));
  }
}
