package org.vigie.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.events.topics.Fixtures.Fixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FixturesTest {
  static List<Fixture> fixtures() {
    return Fixtures.all();
  }

  @Test
  void everyEventHasAFixture() {
    assertThat(Fixtures.all()).extracting(Fixture::type).containsAll(SchemaCheck.SCHEMAS.keySet());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isValidAndReadAndWrittenWithoutLoss(Fixture fixture) {
    try (var serde = JsonSerde.of(fixture.type())) {
      Object event =
          serde.deserializer().deserialize("t", Json.MAPPER.writeValueAsBytes(fixture.json()));

      JsonNode again = Json.MAPPER.valueToTree(event);

      SchemaCheck.check(fixture.type(), fixture.json());
      assertKept(fixture.json(), again, fixture.name());
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isRefusedWithAnyOneValueOfTheWrongType(Fixture fixture) {
    for (String place : places(fixture.json(), "")) {
      JsonNode spoilt = fixture.json().deepCopy();
      spoil(spoilt, place);

      assertThatIllegalStateException()
          .as(place)
          .isThrownBy(() -> SchemaCheck.check(fixture.type(), spoilt));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isRefusedWithoutAnyOneFieldThatMayNotBeNull(Fixture fixture) {
    for (String place : places(fixture.json(), "")) {
      String name = place.substring(place.lastIndexOf('/') + 1);
      JsonNode copy = fixture.json().deepCopy();
      if (copy.at(parent(place)) instanceof ObjectNode object && !isOptional(fixture, place)) {
        object.remove(name);

        assertThatIllegalStateException()
            .as(place)
            .isThrownBy(() -> SchemaCheck.check(fixture.type(), copy));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isValidWithAFieldOfALaterRelease(Fixture fixture) {
    var later = (ObjectNode) fixture.json().deepCopy();
    later.put("addedLater", true);

    SchemaCheck.check(fixture.type(), later);
    assertThat(Json.MAPPER.treeToValue(later, fixture.type()))
        .isEqualTo(Json.MAPPER.treeToValue(fixture.json(), fixture.type()));
  }

  /** True if the schema allows null for the field, or its absence. */
  private static boolean isOptional(Fixture fixture, String place) {
    if (place.startsWith("/macros/") || place.equals("/text")) {
      return true;
    }
    JsonNode copy = fixture.json().deepCopy();
    ((ObjectNode) copy.at(parent(place))).putNull(place.substring(place.lastIndexOf('/') + 1));
    try {
      SchemaCheck.check(fixture.type(), copy);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void assertKept(JsonNode expected, JsonNode actual, String place) {
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(
              field ->
                  assertKept(
                      field.getValue(), actual.path(field.getKey()), place + "/" + field.getKey()));
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(place).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertKept(expected.get(i), actual.path(i), place + "/" + i);
      }
    } else {
      assertThat(actual).as(place).isEqualTo(expected);
    }
  }

  private static List<String> places(JsonNode node, String at) {
    List<String> places = new ArrayList<>();
    if (node.isObject()) {
      for (var field : node.properties()) {
        places.add(at + "/" + field.getKey());
        places.addAll(places(field.getValue(), at + "/" + field.getKey()));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        places.add(at + "/" + i);
        places.addAll(places(node.get(i), at + "/" + i));
      }
    }
    return places;
  }

  private static void spoil(JsonNode root, String place) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    JsonNode wrong = Json.MAPPER.readTree("[[\"wrong\"]]");
    switch (root.at(parent(place))) {
      case ObjectNode object -> object.set(name, wrong);
      case ArrayNode array -> array.set(Integer.parseInt(name), wrong);
      default -> throw new IllegalStateException(place);
    }
  }

  private static String parent(String place) {
    return place.substring(0, place.lastIndexOf('/'));
  }
}
