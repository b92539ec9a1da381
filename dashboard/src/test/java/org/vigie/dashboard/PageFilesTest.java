package org.vigie.dashboard;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.topics.Json;

class PageFilesTest {
  /** What texts.js understands of ICU's patterns. */
  private static final Pattern UNDERSTOOD =
      Pattern.compile(
          "([^{}]|\\{\\w+}|\\{\\w+, plural,( (=\\d+|one) \\{[^{}]*})* other \\{[^{}]*}})*");

  private final PageFiles files = new PageFiles();

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameArguments() {
    assertThat(arguments(Locale.FRENCH)).isEqualTo(arguments(Locale.ENGLISH)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyTextIsAPatternThatTheScriptUnderstands(String language) {
    var texts = PageFiles.texts(Locale.of(language));

    assertThat(texts.keySet())
        .extracting(texts::getString)
        .allMatch(text -> UNDERSTOOD.matcher(text).matches() && !text.contains("'{"));
  }

  @ParameterizedTest
  @CsvSource({
    "fr, en, fr",
    "en, fr, en",
    "it, fr-FR, fr",
    ", 'fr-CA,fr;q=0.9,en;q=0.8', fr",
    ", 'en;q=0.8,fr;q=0.9', fr",
    ", 'de-DE,fr;q=0.5', en",
    ", '*;;', en",
    ", ',', en",
    ", , en"
  })
  void thePageIsInTheLanguageAskedForOrOfTheBrowser(
      @Nullable String asked, @Nullable String accepted, String language) {
    assertThat(text(files.get("/", asked, accepted))).contains("<html lang=\"" + language + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void withoutScriptsThePageSaysWhyItIsEmpty(String language) {
    assertThat(text(files.get("/", language, null)))
        .contains("<noscript><p>" + PageFiles.texts(Locale.of(language)).getString("noScript"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void thePageNamesTheAddressOfItsTexts(String language) {
    String page = text(files.get("/", language, null));
    String path = page.replaceAll("(?s).* data-texts=\"([^?\"]+)\\?v=[0-9a-f]{16}\".*", "$1");

    var texts = Objects.requireNonNull(files.get(path, null, null));

    assertThat(texts.isCacheable()).isTrue();
    assertThat(Json.MAPPER.readTree(texts.body()).propertyNames())
        .containsExactlyInAnyOrderElementsOf(PageFiles.texts(Locale.of(language)).keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sent twice: no answer: HttpTimeoutException | twice
          may have been sent, and can't be looked for: conversations.history: missing_scope | doubt
          may have been sent, and can't be looked for: channel_not_found | doubt
          invalid_auth | token
          missing_scope | scope
          conversations.list: channel_not_found | channel
          given up after 168 h: alerts.yaml has no such channel | unknown
          not_in_channel | member
          is_archived | archived
          login refused by the mail server | login
          all recipients refused | recipients
          the mail server offers no TLS, which the configuration requires | tls
          the webhook answers with a page: wrong address, or a login | page
          host not found | address
          HTTP 404 | address
          HTTP 429 {"ok":false,"error":"ratelimited"} | busy
          chat.postMessage: ratelimited | busy
          sender refused: SMTP 550 | sender
          SMTP 421 | silent
          """)
  void everyReasonThatVigieWritesHasAText(String why, String text) {
    String script = text(files.get("/alerts.js", null, null));
    String known =
        Pattern.compile("\\[/(.+)/, \"(\\w+)\"]")
            .matcher(script)
            .results()
            .filter(reason -> Pattern.compile(reason.group(1)).matcher(why).find())
            .findFirst()
            .map(reason -> reason.group(2))
            .orElse("");

    assertThat(known).isEqualTo(text);
    assertThat(PageFiles.texts(Locale.FRENCH).keySet()).contains("reason." + known);
  }

  @Test
  void aTextThatIsNotWholeHasItsReason() {
    for (var kind : PageOutcome.Kind.values()) {
      assertThat(PageFiles.texts(Locale.ENGLISH).containsKey("text." + kind))
          .isEqualTo(!kind.isWhole());
    }
    assertThat(PageFiles.texts(Locale.ENGLISH).getString("text.NO_ARTICLE"))
        .contains("no article", "no more text than the feed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void aParaphraseToReviewAsksNothingAndLeadsToWhatCanBeDone(String language) throws Exception {
    String text = PageFiles.texts(Locale.of(language)).getString("toReview");

    assertThat(text).contains("vigie reject", "vigie explain").doesNotContain("?");
    assertThat(Path.of("../config/README.md"))
        .content()
        .contains("### A wrong paraphrase", "./vigie reject --config", "./vigie explain --config");
  }

  private static Map<String, Set<String>> arguments(Locale locale) {
    var texts = PageFiles.texts(locale);
    return texts.keySet().stream()
        .collect(
            toMap(
                key -> key,
                key -> new MessageFormat(texts.getString(key), locale).getArgumentNames()));
  }

  private static String text(PageFiles.@Nullable PageFile file) {
    return Objects.requireNonNull(file).body();
  }
}
