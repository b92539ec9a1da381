package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlEditorTest {
  /** In each row: a text, and the same text with the item {@code c} at the end of {@code list}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list: [a, b]                          | list: [a, b, c]",
        "list: [a, b]  # two                   | list: [a, b, c]  # two",
        "list: []                              | list: [c]",
        "list: [a,\\n  b  # last\\n  ]\\nx: 1    | list: [a,\\n  b, c  # last\\n  ]\\nx: 1",
        "list: a                               | list:\\n  - a\\n  - c",
        "list: 'a'  # one\\nx: 1                | list:\\n  - 'a'  # one\\n  - c\\nx: 1",
        "{ list: a, x: 1 }                     | { list: [a, c], x: 1 }",
        "{ x: 1 }                              | { x: 1, list: [c] }",
        "x: 1                                  | x: 1\\nlist:\\n  - c",
        "\ufeffx: 1                            | \ufeffx: 1\\nlist:\\n  - c",
        "list:\\nx: 1                           | list:\\n  - c\\nx: 1",
        "list:  # none yet\\n# end\\n            | list:  # none yet\\n  - c\\n# end\\n",
        "list:\\n- a\\n- b\\nx: 1                 | list:\\n- a\\n- b\\n- c\\nx: 1",
        "list:\\n    - a # A\\n\\n    # B\\n    - b # BB\\n# after\\nx: 1 | list:\\n    - a # A\\n\\n    # B\\n    - b # BB\\n    - c\\n# after\\nx: 1",
        "list:\\r\\n  - a\\r\\nx: 1\\r\\n           | list:\\r\\n  - a\\r\\n  - c\\r\\nx: 1\\r\\n",
        "# \ud83d\ude00\\nlist:\\n  - \ud83d\ude00 # é\\n# \ud83d\ude00\\n | # \ud83d\ude00\\nlist:\\n  - \ud83d\ude00 # é\\n  - c\\n# \ud83d\ude00\\n",
        "list:\\n  - { k: v }\\n  - k: v\\n    l: >\\n      text\\n\\n# x\\n | list:\\n  - { k: v }\\n  - k: v\\n    l: >\\n      text\\n  - c\\n\\n# x\\n",
      })
  void appendsAnItemInTheStyleOfTheList(String before, String after) {
    String yaml = unescaped(before);
    var editor = new YamlEditor(yaml);

    assertThat(editor.append(parsed(yaml), "list", List.of("c"))).isTrue();

    assertThat(editor.result()).isEqualTo(unescaped(after));
  }

  /** In each row: a text, and the same text without the item {@code b}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list: [b]                        | list: []",
        "list: b  # only                  | list: []  # only",
        "list: [a, b]                     | list: [a]",
        "list: [b, c]  # C                | list: [c]  # C",
        "list:\\n  - b # B\\nx: 1           | list: [] # B\\nx: 1",
        "list:\\n  - a # A\\n  - b # B\\n  # C\\n  - c\\n | list:\\n  - a # A\\n  # C\\n  - c\\n",
        "list:\\n- b\\n- c                  | list:\\n- c",
        "list:\\r\\n  - a\\r\\n  - b\\r\\nx: 1   | list:\\r\\n  - a\\r\\nx: 1",
        "{ x: 1, list: [a, b, c] }        | { x: 1, list: [a, c] }",
      })
  void removesAnItemAndKeepsTheRest(String before, String after) {
    String yaml = unescaped(before);
    YamlMap top = parsed(yaml);
    var editor = new YamlEditor(yaml);

    editor.remove(top, "list", top.texts("list").indexOf("b"));

    assertThat(editor.result()).isEqualTo(unescaped(after));
  }

  @Test
  void writesMapsAsTheListIsWritten() {
    Map<String, Object> outlet = new LinkedHashMap<>();
    outlet.put("id", "gazette");
    outlet.put("feeds", List.of("https://a.example/x", Map.of("url", "https://a.example/y")));

    String block = appended("list:\n  - id: other\n", outlet);
    String flow = appended("list: [{ id: other }]\n", outlet);

    assertThat(block)
        .isEqualTo(
            """
            list:
              - id: other
              - id: gazette
                feeds:
                  - https://a.example/x
                  - { url: https://a.example/y }
            """);
    assertThat(flow)
        .isEqualTo(
            "list: [{ id: other }, { id: gazette, feeds: [https://a.example/x, { url: https://a.example/y }] }]\n");
  }

  @Test
  void refusesAMapInPlaceOfAListThatHasLinesOfItsOwn() {
    String yaml = "list:\n  url: a\n  every: 5m\n";
    var editor = new YamlEditor(yaml);

    assertThat(editor.append(parsed(yaml), "list", List.of("c"))).isFalse();
    assertThat(editor.result()).isEqualTo(yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "a:",
        "null",
        "True",
        "1",
        "1.5",
        "0x1",
        ".inf",
        "~",
        "[a]",
        "{a}",
        "a, b",
        "a\nb",
        "a\tb",
        "\u0000",
        "\u200b",
        "\u2028",
        "\ud83d\ude00",
        "é",
        "'",
        "\"",
        "\\",
        "@a",
        "`a",
        "%a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "?",
        "? a",
        "a ",
        " a",
        "2025-01-31",
        "12:30",
        "yes",
        "https://a.example/?q=a&b=[c],{d}#e",
        "L’Écho d’ici",
        "a\u0085b",
        "\ufeff"
      })
  void writesAnyTextSoThatItIsReadAsItWas(String text) {
    for (String yaml : List.of("list:\n  - x\n", "list: [x]\n", "{ list: x }\n")) {
      String edited = appended(yaml, text);

      assertThat(parsed(edited).texts("list")).containsExactly("x", text);
    }
  }

  @Test
  void keepsEveryOtherItemOfRandomLists() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      String yaml = randomList(random);
      List<String> before = parsed(yaml).texts("list");
      int gone = random.nextInt(before.size());
      var editor = new YamlEditor(yaml);
      editor.remove(parsed(yaml), "list", gone);

      String without = editor.result();
      String again = appended(without, before.get(gone));

      List<String> rest = new ArrayList<>(before);
      String moved = rest.remove(gone);
      assertThat(parsed(without).texts("list"))
          .as("seed 7, round %d: %s", round, yaml)
          .isEqualTo(rest);
      rest.add(moved);
      assertThat(parsed(again).texts("list"))
          .as("seed 7, round %d: %s", round, yaml)
          .isEqualTo(rest);
      assertThat(parsed(again).text("after")).isEqualTo("x");
    }
  }

  private static String randomList(Random random) {
    int size = 1 + random.nextInt(4);
    boolean isFlow = random.nextBoolean();
    String indent = " ".repeat(random.nextInt(4));
    var yaml = new StringBuilder("before: [x]\nlist:" + (isFlow ? " [" : "\n"));
    for (int i = 0; i < size; i++) {
      String quote = List.of("", "'", "\"").get(random.nextInt(3));
      String item = quote + "item-" + i + quote;
      if (isFlow) {
        yaml.append(i > 0 ? ", " : "").append(item).append(random.nextInt(5) == 0 ? "\n  " : "");
      } else {
        yaml.append(random.nextInt(4) == 0 ? "\n" + indent + "# comment - x\n" : "");
        yaml.append(indent)
            .append("- ")
            .append(item)
            .append(random.nextBoolean() ? " # - c\n" : "\n");
      }
    }
    return yaml.append(isFlow ? "]\n" : "").append("# end\nafter: x\n").toString();
  }

  private static String appended(String yaml, Object item) {
    var editor = new YamlEditor(yaml);
    assertThat(editor.append(parsed(yaml), "list", List.of(item))).isTrue();
    return editor.result();
  }

  private static YamlMap parsed(String yaml) {
    var problems = new Problems();
    YamlMap map = YamlFile.parse("a.yaml", yaml, problems).orElse(null);
    assertThat(problems.all()).as(yaml).isEmpty();
    return Objects.requireNonNull(map);
  }

  private static String unescaped(String row) {
    return row.replace("\\n", "\n").replace("\\r", "\r");
  }
}
