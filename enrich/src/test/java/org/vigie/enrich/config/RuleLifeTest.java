package org.vigie.enrich.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;
import org.vigie.settings.Problems.Problem;

/** Drafts and retired rules in {@code watch.yaml}. */
class RuleLifeTest {
  @TempDir private Path dir;
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,       -,       -,       eel#1 eel#2, ''
          live,    draft,   -,       eel#2,       eel#1
          live,    retired, -,       eel#2,       ''
          -,       draft,   retired, '',          eel#1
          -,       draft,   draft,   '',          eel#1 eel#2
          draft,   -,       live,    '',          eel#1 eel#2
          draft,   retired, -,       '',          eel#2
          """)
  void aRuleIsADraftOrRetiredIfItOrItsTagIs(
      @Nullable String ofTag,
      @Nullable String first,
      @Nullable String second,
      String rules,
      String drafts)
      throws IOException {
    TagRules tag = read(ofTag, first, second).tags().getLast();

    assertThat(problems.all()).isEmpty();
    assertThat(ids(tag.rules())).isEqualTo(rules);
    assertThat(ids(tag.drafts())).isEqualTo(drafts);
    assertThat(tag.hasOnlyDrafts()).isEqualTo(rules.isEmpty());
    assertThat(ids(tag.withDraftsLive().rules()).split(" ").length)
        .isEqualTo(tag.rules().size() + tag.drafts().size());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"retired, -, draft", "-, retired, retired", "draft, retired, retired"})
  void aTagWhoseRulesAreAllRetiredIsNotInTheWatch(
      @Nullable String ofTag, @Nullable String first, @Nullable String second) throws IOException {
    WatchConfig config = read(ofTag, first, second);

    assertThat(problems.all()).isEmpty();
    assertThat(config.tags()).extracting(TagRules::id).containsExactly("us");
    assertThat(config.items()).hasSize(2);
    assertThat(config.examples()).isEmpty();
  }

  @Test
  void aRetiredTagKeepsItsIdButCantBeReferredTo() throws IOException {
    read(
        """
        organisation: { name: River Trust, tags: [old] }
        tags:
          - { id: old, rules: ['@gone NEAR'], status: retired }
          - { id: new, rules: [x] }
          - { id: old, rules: [y], status: retired }
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "watch.yaml line 2: organisation.tags: there is no tag or message old, or it is retired",
            "watch.yaml line 6: tags.id: old is there twice");
  }

  @Test
  void anUnknownStatusIsReportedWithTheThreeWords() throws IOException {
    read(
        """
        organisation: { name: River Trust }
        tags:
          - { id: eel, rules: [eel], status: trial }
          - { id: cod, rules: [{ query: cod, status: off }, { query: '@gone', status: draft }] }
        messages:
          - { id: dams, status: draft, rules: [{ query: dam, status: draft }] }
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "watch.yaml line 4: tags.status: trial is not one of live, draft, retired",
            "watch.yaml line 5: tags.rules.status: off is not one of live, draft, retired",
            "watch.yaml line 5: tags.rules.query: position 1: there is no macro @gone",
            "watch.yaml line 7: messages.rules.status: unknown key; expected one of id, languages,"
                + " query",
            "watch.yaml line 7: messages.status: unknown key; expected one of id, ignores, matches,"
                + " name, rules, sentence");
  }

  @Test
  void aDraftIsTestedAsIfItWasLive() throws IOException {
    WatchConfig config =
        read(
            """
            organisation: { name: River Trust }
            tags:
              - id: eel
                status: draft
                rules: ['glass ONEAR/0 @eel', { query: cod, status: retired }]
                matches: [Glass eels, A cod]
                ignores: [Eel glass, A glass eelpout]
            macros: { eel: eel* }
            """);
    assertThat(problems.all()).isEmpty();

    Examples.check(config, problems);

    assertThat(problems.all())
        .extracting(problem -> problem.toString().lines().findFirst().orElseThrow())
        .containsExactly(
            "watch.yaml line 7: tag eel doesn't find: A cod",
            "watch.yaml line 8: tag eel should ignore: A glass eelpout");
  }

  private WatchConfig read(@Nullable String ofTag, @Nullable String first, @Nullable String second)
      throws IOException {
    return read(
        """
        organisation: { name: River Trust }
        tags:
          - { id: us, rules: [x] }
          - id: eel
            %s
            rules: [{ query: a, %s }, { query: b, %s }]
            matches: [a]
        """
            .formatted(status(ofTag), status(first), status(second)));
  }

  private static String status(@Nullable String given) {
    return given == null ? "" : "status: " + given;
  }

  private WatchConfig read(String yaml) throws IOException {
    Files.writeString(dir.resolve("watch.yaml"), "watch: rivers\n" + yaml);
    return WatchFile.read(dir, problems).orElseThrow();
  }

  private static String ids(List<Rule> rules) {
    return String.join(" ", rules.stream().map(Rule::id).toList());
  }
}
