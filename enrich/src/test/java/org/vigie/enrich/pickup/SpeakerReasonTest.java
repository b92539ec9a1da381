package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Reason;
import org.vigie.enrich.attribution.Attribution.Rule;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Spokesperson;

/** Why a passage is ours or another's. The passage is in brackets, and Anne Dupré is ours. */
class SpeakerReasonTest {
  private static final String INTERVIEW =
      " is here.\nIs it old?\n[It is.]\nHas it a mill?\nIt has.\nWill it go?\nIt will.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[Anne Dupré said that the dam leaks.] | OURS | said",
        "[Anne Dupré, who was there, says that the dam leaks.] | OURS | says",
        "[Ann Lee, who trained at the River Trust, wants the dam gone.] | OURS |",
        "[People, who fled, and experts at the River Trust, want it gone.] | OURS | want",
        "[A man who trained, long ago, at the River Trust, wants it gone.] | OURS | wants",
        "[According to Anne Dupré, the dam leaks.] | OURS | According to",
        "[The dam leaks, according to Anne Dupré.] | OURS | according to",
        "[For Anne Dupré, the dam leaks.] | OURS | For",
        "[Anne Dupré: the dam leaks.] | OURS | :",
        "Anne Dupré is here. [The director said that the dam leaks.] | OURS | said",
        "[Anne Dupré went to the dam.] | OURS |",
        "[A firm dropped its libel claim against Anne Dupré.] | OURS |",
        "[The firm goes, says a letter of Anne Dupré, next year.] | OURS | says",
        "[The dam leaks, said Ann Lee.] | OTHERS | said",
        "[The dam leaks, said the director of works and roads, Anne Dupré.] | OURS | said",
        "[The dam leaks, said the director of works and roads, Ann Lee.] | OTHERS | said",
        "Anne Dupré is here. [The dam leaks, said the guild's president, Ann Lee.] | OTHERS | said",
        "[The dam leaks, said the president of the River Trust, Ann Lee.] | OURS | said",
        "[Anne Dupré has, to all who came to the hall and to the dam, said so.] | OURS |",
        "[Anne Dupré has to all of us who came to the hall said that the dam leaks.] | OURS | said",
        "[Anne Dupré saw all of us who came up to the hall said to be old.] | OURS |",
        "Ann Lee, head of works at the River Trust, said that [the dam leaks.] | OURS | said",
        "The River Trust's head of works, Ann Lee, said that [the dam leaks.] | OURS | said",
        "Ann Lee, a former head of works at the River Trust, said [it leaks.] | OTHERS | said",
        "Ann Lee, a neighbour of the River Trust, said that [it leaks.] | OTHERS | said",
        "Ann Lee, head of works, said [the dam leaks], unlike the River Trust. | OTHERS | said",
        "[At Anne Dupré's], where it is dark, Ann Lee said so. | OURS |",
        "[Ann Lee: “The dam leaks.”] | OTHERS | :",
        "[The dam leaks, said Anne Dupré], and it is old, claims Ann Lee. | OURS | said",
        "The dam leaks, said Anne Dupré, [and it is old, claims Ann Lee]. | OTHERS | claims",
        "Anne Dupré, head of works, said Google made [“a leak in a dam”]. | OURS | said",
        "The dam is near Anne Dupré, head of works, said Google: [“It leaks.”] | OTHERS | said",
      })
  void saysWhatShowsThatTheSentenceNamesTheSpeaker(
      String text, Source source, @Nullable String sign) {
    assertThat(reason("News", text)).isEqualTo(new Reason(source, Rule.NAMED_HERE, sign));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[I think that the dam leaks.] | OTHERS | WRITER",
        "[It was an oil fair.] That line is mine. | OTHERS | CLAIMED",
        "Ann Lee left. [The keeper said that the dam leaks.] | OTHERS | ROLE",
        "[“The dam leaks.”] That is what Anne Dupré said. | OURS | AFTER_QUOTATION",
        "[“The dam leaks.”] That is what Ann Lee said. | OTHERS | AFTER_QUOTATION",
        "Anne Dupré spoke. [The dam leaks, she said.] | OURS | NAMED_BEFORE",
        "Anne Dupré spoke. [She said the dam would harm Ann Lee.] | OURS | NAMED_BEFORE",
        "Anne Dupré told Ann Lee so. [The dam leaks, she added.] | OURS | NAMED_BEFORE",
        "Anne Dupré met Ann Lee. [The dam leaks, she added.] | OTHERS | NAMED_BEFORE",
        "Anne Dupré asked why Ann Lee said no. [She also wants a dam.] | OURS | NAMED_BEFORE",
        "I was there. Anne Dupré said so. [The dam leaks.] | OURS | NAMED_BEFORE",
        "I was there. I saw it. Anne Dupré said so. [The dam leaks.] | NOBODY | NONE",
        "I was there. I saw it. Anne Dupré said so. [The dam leaks, she said.] | OURS | NAMED_BEFORE",
        "Anne Dupré met them. [The dam leaks.] That is bad, she said. | OURS | GOES_ON",
        "Anne Dupré met them. [The keeper said the dam leaks.] That is bad, she said. | NOBODY | NONE",
        "[The dam leaks.] That is what Anne Dupré says. | OURS | NAMED_AHEAD",
        "[“I see that the dam leaks.”] It rained. | OTHERS | FIRST_PERSON",
        "Ann Lee is angry. [The dam leaks, she said.] | OTHERS | NAMED_BEFORE",
        "Anne Dupré spoke. Ann Lee is angry. “[The dam leaks.]” | OTHERS | NAMED_BEFORE",
        "Anne Dupré spoke. Jean-Luc Lee is angry. “[The dam leaks.]” | OTHERS | NAMED_BEFORE",
        "Ann Lee is angry. Anne Dupré spoke. “[The dam leaks.]” | OURS | NAMED_BEFORE",
        "Ann Lee met Anne Dupré. “[The dam leaks.]” | OTHERS | NAMED_BEFORE",
        "Anne Dupré met Ann Lee. “[The dam leaks.]” | OURS | NAMED_BEFORE",
        "Ann Lee is angry. “[The dam leaks.]” Anne Dupré said no. | OTHERS | NAMED_BEFORE",
        "Ann Lee said so. “[The dam leaks.]” Anne Dupré said no. | OTHERS | NAMED_BEFORE",
        "“[The dam leaks.]” Anne Dupré was there. | NOBODY | NONE",
        "“[The dam leaks]”, smiled Ann Lee. | OTHERS | NAMED_HERE",
        "“[Anne Dupré's dam leaks]”, smiled Ann Lee. | OTHERS | NAMED_HERE",
        "“[Anne Dupré: the dam leaks]”, smiled Ann Lee. | OTHERS | NAMED_HERE",
        "Anne Dupré spoke. [The dam leaks, according to the report.] | OURS | NAMED_BEFORE",
        "Anne Dupré spoke. [The dam leaks, according to the report of a firm.] | NOBODY | NONE",
        "Anne Dupré spoke. [The dam, added, leaks.] | OURS | NAMED_BEFORE",
        "Ann Lee spoke. “[It was never late]”, Anne Dupré said. | OURS | NAMED_HERE",
        "Anne Dupré is here. “[The dam leaks]”, she told me. | OURS | NAMED_BEFORE",
        "Ann Lee: “Anne Dupré is wrong.” [The dam leaks, she said.] | OTHERS | NAMED_BEFORE",
        "At Anne Dupré's, who is old, Ann Lee said so. [The dam leaks, she said.] | OTHERS | NAMED_BEFORE",
        "Ann Lee is angry. [The dam will go, she hopes.] | OTHERS | NAMED_BEFORE",
        "Anne Dupré met them. Ann Lee saw it. [The dam leaks.] That is bad, she said. | OTHERS | GOES_ON",
        "Anne Dupré is here. [The dam leaks, said the guild's clerk, loud, Ann Lee.] | NOBODY | NONE",
        "[The dam leaks.] | NOBODY | NONE",
      })
  void saysWhichNeighbourNamesTheSpeaker(String text, Source source, Rule rule) {
    String sign = rule == Rule.NAMED_HERE && source == Source.OURS ? "said" : null;
    assertThat(reason("News", text)).isEqualTo(new Reason(source, rule, sign));
  }

  @ParameterizedTest
  @CsvSource({"Anne Dupré, OURS", "Ann Lee, OTHERS"})
  void saysThatThePassageIsInAnInterview(String guest, Source source) {
    assertThat(reason("News", guest + INTERVIEW)).isEqualTo(new Reason(source, Rule.GUEST, null));

    String asked = INTERVIEW.replace("[It is.]", "It is.").replace("Is it old?", "[Is it old?]");
    assertThat(reason("News", guest + asked))
        .isEqualTo(new Reason(Source.OTHERS, Rule.QUESTION, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "News | Anne Dupré: It is late.\\nSo it is.\\nIt rains.\\nA mill.\\n[The dam leaks.] | OURS | ANSWER",
        "News | Anne Dupré: It is late.\\nSo it is.\\nIt rains.\\nA mill.\\n[I see it.] | OURS | ANSWER",
        "News | It rained. [The dam leaks.]\\nAnne Dupré, River Trust | OURS | BY_US",
        "News | It rained. [I see it.]\\nAnne Dupré, River Trust | OURS | BY_US",
        "News | [The dam leaks, said Ann Lee.]\\nAnne Dupré | OTHERS | NAMED_HERE",
        "News | It rained. “[It's late.]”\\nAnne Dupré | NOBODY | NONE",
        "News | It rained. [It's late.]\\nIt was late, and Anne Dupré | NOBODY | NONE",
        "News | It rained. [It's late.]\\nAnne Dupré went. | NOBODY | NONE",
        "[The dam leaks] | Anne Dupré went to the dam. | OURS | LEAD",
        "News | Anne Dupré: It is late.\\nAnn Lee: No.\\nSo it is.\\nIt rains.\\n[The dam leaks.] | NOBODY | NONE",
        "News | Ann Lee: No.\\nAnne Dupré: No.\\nSo.\\nIt rains.\\nA mill.\\n[The dam leaks.] | OURS | ANSWER",
        "The director said no | It rained. [The dam leaks, she said.] A mill. Rain. Sun. Anne Dupré left. | OURS | TITLE",
        "[The dam leaks] | Ann Lee said so. | OTHERS | LEAD",
        "[The dam leaks] | “Anne Dupré is right”, said Ann Lee. | OTHERS | LEAD",
        "Anne Dupré visits | It rained. [The dam leaks.] | OURS | TITLE",
        "Ann Lee said no | It rained. [The dam leaks, she said.] | OTHERS | TITLE",
      })
  void saysThatTheHeadlineOrAnAnswerNamesTheSpeaker(
      String title, String text, Source source, Rule rule) {
    assertThat(reason(title, text.replace("\\n", "\n")))
        .isEqualTo(new Reason(source, rule, rule == Rule.NAMED_HERE ? "said" : null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anne Dupré hat ein Werk. Das Unternehmen sagte, [der Ofen brauche elf Minuten].",
        "Anne Dupré ist da. Der Konzern sagte, es regne. Das Unternehmen sagte, [es sei spät].",
      })
  void aGermanNounForUsIsNoNameOfOthers(String text) {
    assertThat(reason("Neues", text, "de"))
        .isEqualTo(new Reason(Source.OURS, Rule.NAMED_HERE, "sagte"));
  }

  @Test
  void aGermanNounBehindAVerbAndACommaIsNoSpeaker() {
    assertThat(reason("Neues", "Anne Dupré ist da. Sie versprach, den [Hergang] zu prüfen.", "de"))
        .isEqualTo(new Reason(Source.OURS, Rule.NAMED_BEFORE, null));
  }

  @ParameterizedTest
  @CsvSource({"Anne Dupré, OURS, BY_US", "Ann Lee, NOBODY, NONE", "Anne, NOBODY, NONE"})
  void whatOneOfOurPeopleWroteIsOurs(String author, Source source, Rule rule) {
    String text = "It rained. It poured. It blew. The dam leaks. Sun. Rain. Anne Dupré is here.";
    Article article =
        ReleaseSamples.article("News", text, List.of(author), Instant.EPOCH).inLanguage("en");
    int start = text.indexOf("The dam");

    assertThat(attribution(article).reason(Tag.Field.text, start, start + "The dam".length()))
        .isEqualTo(new Reason(source, rule, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anne Dupré, Chefin des Amts, nennt das Delir einen „[Notfall des Gehirns]“. | OURS | nennt",
        "[Ann Lee, die Ärztin an der River Trust, fordert einen Damm.] | OURS | fordert",
        "[Ann Lee, die an der River Trust lernte, fordert einen Damm.] | OURS |",
        "Die Chefin Anne Dupré, 52, sieht das Leck als „[Notfall am Damm]“. | OURS | sieht",
        "Der Damm schadet Anne Dupré, der Chefin, sagt das Kollegium: „[Er leckt.]“ | OTHERS | sagt",
        "Bei Anne Dupré, der Chefin, sagt Google, [lecke der Damm]. | OTHERS | sagt",
      })
  void saysInGermanWhatShowsThatTheSentenceNamesTheSpeaker(
      String text, Source source, @Nullable String sign) {
    assertThat(reason("News", text, "de")).isEqualTo(new Reason(source, Rule.NAMED_HERE, sign));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | « [Le barrage, explique Anne Dupré, fuit depuis l'hiver]. » | OURS | NAMED_HERE",
        "it | «[La diga – spiega Anne Dupré – perde da mesi]», e tace. | OURS | NAMED_HERE",
        "it | «[La diga - spiega Anne Dupré - perde da mesi]», e tace. | OURS | NAMED_HERE",
        "fr | « [Le barrage fuit, dit Anne Dupré]. » | OURS | NAMED_HERE",
        "fr | « [Dit Anne Dupré, tout cela fuit]. » | NOBODY | NONE",
        "fr | « [Le barrage n'est pas à Anne Dupré, il fuit]. » | NOBODY | NONE",
        "es | Anne Dupré vino el lunes. En su opinión, [la presa pierde agua]. | OURS | NAMED_BEFORE",
        "en | Ann Lee saw Anne Dupré's dam. In her view, [it leaks]. | OTHERS | NAMED_BEFORE",
        "es | Anne Dupré vino ayer. [La presa, ha añadido, pierde agua.] | OURS | NAMED_BEFORE",
        "de | Ann Lee klagte. Anne Dupré habe das Amt gefragt. [Das sei leer.] | OTHERS | NAMED_BEFORE",
        "en | Anne Dupré is here.\\nWhy does it leak?\\nTime. [I see it each day.] | OURS | GUEST",
        "en | Anne Dupré met Ann Lee.\\nWhy does it leak?\\n[I see it.] | OTHERS | WRITER",
      })
  void knowsFormsOfThePress(String language, String text, Source source, Rule rule) {
    Reason reason = reason("News", text.replace("\\n", "\n"), language);

    assertThat(reason.source()).isEqualTo(source);
    assertThat(reason.rule()).isEqualTo(rule);
  }

  @Test
  void aQuestionInAnArticleThatNamesNoneOfOurPeopleMakesNoInterview() {
    String text = "The River Trust has a dam.\nWhy does it leak?\nClay is old.";
    Article article = ReleaseSamples.article("News", text).inLanguage("en");
    List<Tag> us = ReleaseSamples.tags("us", article, "River Trust");

    Attribution attribution = attribution(article, us);

    assertThat(attribution.of(Tag.Field.text, text.indexOf("Clay"), text.length()))
        .isEqualTo(Source.NOBODY);
  }

  @Test
  void weSayWhatIsHeldToBeOurView() {
    String before = "Anne Dupré vino ayer. ";
    String text = before + "En su opinión, la presa pierde agua.";
    Article article = ReleaseSamples.article("News", text).inLanguage("es");

    assertThat(attribution(article).weSay(Tag.Field.text, before.length(), text.length())).isTrue();
  }

  private static Reason reason(String title, String text) {
    return reason(title, text, "en");
  }

  private static Reason reason(String title, String text, String language) {
    Tag.Field field = title.contains("[") ? Tag.Field.title : Tag.Field.text;
    String whole = field == Tag.Field.title ? title : text;
    int start = whole.indexOf('[');
    int end = whole.indexOf(']') - 1;
    Article article =
        ReleaseSamples.article(withoutBrackets(title), withoutBrackets(text)).inLanguage(language);
    Attribution attribution = attribution(article);

    Reason reason = attribution.reason(field, start, end);

    assertThat(reason.source()).isEqualTo(attribution.of(field, start, end));
    return reason;
  }

  private static Attribution attribution(Article article) {
    return attribution(article, List.of());
  }

  private static Attribution attribution(Article article, List<Tag> found) {
    var person = new Spokesperson("Anne Dupré", List.of("the director"), List.of());
    var names = new Names(List.of(), List.of(person), List.of(), "company");
    var releases = new Releases(ReleaseSamples.organisation("River Trust", names), List.of());
    return releases.judge(article, found, new ArticleWords()).attribution();
  }

  private static String withoutBrackets(String text) {
    return text.replaceAll("[\\[\\]]", "");
  }
}
