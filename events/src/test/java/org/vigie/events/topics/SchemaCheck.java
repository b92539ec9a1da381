package org.vigie.events.topics;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
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

/**
 * Validates every event that a test writes against its schema. {@link JsonSerde} finds it if this
 * test jar is on the class path.
 */
public final class SchemaCheck implements JsonSerde.WriteCheck {
  /** The schema of each event: {@code schemas/NAME.json}. */
  static final Map<Class<?>, String> SCHEMAS =
      Map.ofEntries(
          Map.entry(Article.class, "article.v1"),
          Map.entry(ChannelState.class, "channel-state.v1"),
          Map.entry(Count.class, "count.v1"),
          Map.entry(Feed.class, "feed.v1"),
          Map.entry(FeedState.class, "feed-state.v1"),
          Map.entry(Mention.class, "mention.v1"),
          Map.entry(Notification.class, "notification.v1"),
          Map.entry(ReleasePickup.class, "release-pickup.v1"),
          Map.entry(Story.class, "story.v1"),
          Map.entry(WatchItem.class, "watch-item.v1"));

  private static final String IDS = "https://example.org/vigie/schemas/";

  private static final Map<Class<?>, Schema> COMPILED = compile();

  @Override
  public void check(Class<?> type, byte[] json) {
    check(type, Json.MAPPER.readTree(json));
  }

  static void check(Class<?> type, JsonNode json) {
    Schema schema = COMPILED.get(type);
    if (schema == null) {
      // why: state stores hold records of the services, which have no schemas.
      if (type.getPackage().equals(Article.class.getPackage())) {
        throw new IllegalStateException("no schema for " + type.getName());
      }
      return;
    }
    List<Error> errors = schema.validate(json);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(
          errors.stream()
              .map(error -> error.getInstanceLocation() + " " + error.getMessage())
              .collect(joining("; ", SCHEMAS.get(type) + " is broken: ", "")));
    }
  }

  private static Map<Class<?>, Schema> compile() {
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemaIdResolvers(ids -> ids.mapPrefix(IDS, "classpath:schemas/")));
    return SCHEMAS.entrySet().stream()
        .collect(
            toUnmodifiableMap(
                Map.Entry::getKey,
                entry -> registry.getSchema(SchemaLocation.of(IDS + entry.getValue() + ".json"))));
  }
}
