package org.vigie.standalone.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

class RolesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | “No”, says Jane Wren, the head of flights at Ashwell. | the head of flights",
        "en | “No”, says Jane Wren, chief executive of the River Trust. | chief executive",
        "fr | « Non », dit Jane Wren, directrice de l'Abri. | directrice",
        "de | „Nein“, sagt Jane Wren, Leiterin der Abteilung Fluss. | Leiterin",
        "de | Das räumt Sprecherin Jane Wren ein. | Sprecherin",
        "nl | Nee, zegt Jane Wren, directeur van de Molen. | directeur",
        "de | „Nein“, sagt Jane Wren, Leiterin Verpackung bei Ollerby Crisps. | Leiterin Verpackung",
        "en | “No”, says Jane Wren, head of packaging at Ollerby Crisps. | head of packaging",
        "en | “No”, says Jane Wren, Managing Director of Ollerby Crisps. | Managing Director",
        "en | “No”, says Jane Wren, Head of Driver Services. | Head of Driver Services",
        "en | “No”, says Jane Wren, chief executive of the trust. | chief executive",
        "en | “No”, says Jane Wren, head of department. | head of department",
        "fr | « Non », dit Jane Wren, directrice du groupe. | directrice",
        "fr | « Non », dit Jane Wren, cheffe d'équipe. | cheffe d'équipe",
        "es | «No», dice Jane Wren, directora técnica de la compañía. | directora técnica",
        "en | “No”, says Jane Wren, medical director and clinical lead for the trial up north. | medical director",
        "en | “No”, says Jane Wren, a cook in Ashwell and vice-president of Ollerby Crisps. | vice-president",
        "pt | «Não», diz Jane Wren, pastora em Ashwell e presidente da Ollerby Crisps. | presidente",
        "en | “No”, says Jane Wren, director of Marks & Stone. | director",
        "fr | Contact presse : Jane Wren – responsable de la communication – 06 12 | responsable de la communication",
        "fr | Contact presse : Jane Wren (directrice de la communication) | directrice de la communication",
        "fr | Contact :¶  Jane Wren¶  Directrice de la communication  ¶06 12 | Directrice de la communication",
        "fr | Contact :¶Jane Wren¶Directrice de la communication¶06 12 | Directrice de la communication",
        "en | Contact: Jane Wren, head of communications¶Tel. 06 12 | head of communications",
        "en | “No”, says Jane Wren, president and founder of Ollerby Crisps. | president and founder",
        "fr | « Non », dit Jane Wren, coordinatrice pour l'Espagne et responsable de l'enquête. | coordinatrice",
        "fr | « Non », dit Jane Wren, présidente de l'Abri et femme de ménage pendant plus de vingt ans. | présidente",
        "en | “No”, says Jane Wren, head of sales and research at Ollerby Crisps. | head of sales and research",
      })
  void findsTheRoleBesideTheName(String language, String text, String role) {
    assertThat(roles(language, text)).containsExactly(role);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | “No”, says Jane Wren, who chairs the trust.",
        "en | “No”, says Jane Wren, a kidney specialist in Ashwell and for many years our adviser in all such matters.",
        "en | Director Jane Wren left.",
        "en | So said Jane Wren¶Press notes are here.",
        "en | So said Jane Wren – a town meeting followed.",
        "en | “No”, says Jane Wren, New Ashwell.",
        "en | “No”, says Jane Wren, - - -.",
        "en | “No”, says Jane Wren, the union's health and safety officer.",
        "en | “No”, says Jane Wren, kidney specialist and clinical lead for the trial up here.",
        "en | Then Professor Jane Wren left.",
        "de | Gestern lachte Jane Wren.",
        "de | Heute. Leiterin Jane Wren lacht.",
      })
  void takesNoOtherWordsForARole(String language, String text) {
    assertThat(roles(language, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt | «Não», disse a diretora da escola, Professora Jane Wren. | a diretora",
        "fr | « Non », explique la directrice du musée, Jane Wren. | la directrice",
        "fr | « Non », relève le directeur de l'hôpital, le docteur Jane Wren. | le directeur",
        "en | “No,” said the director of the school, Professor Jane Wren. | the director",
        "pt | «Não», afirmou o coordenador do projeto Guará Livre, Dr. Jane Wren. | o coordenador do projeto",
        "pt | «Não», disse a diretora Jane Wren. | a diretora",
        "fr | La directrice Jane Wren ouvre le bal. | directrice",
        "fr | À Ashwell, la directrice Jane Wren ouvre le bal. | la directrice",
        "fr | C'est le choix de notre directrice Jane Wren. | directrice",
        "en | “No”, says managing director Jane Wren. | managing director",
        "en | “No,” vice-president Jane Wren said. | vice-president",
        "en | He spoke with director Jane Wren. | director",
        "en | “No”, said Mayor Jane Wren. | Mayor",
        "en | “No,” said the head of flights at Ollerby Crisps, Jane Wren. | the head of flights",
        "en | “No,” said the founder and director of Ollerby Crisps, Jane Wren. | the founder and director",
        "fr | « Non », dit le directeur général, Jane Wren. | le directeur général",
        "es | «No», dice la directora técnica de la compañía, Jane Wren. | la directora técnica",
        "it | «No», dice il presidente Jane Wren. | il presidente",
        "nl | Nee, zegt de directeur van de Molen, Jane Wren. | directeur",
        "de | „Nein“, sagte die Leiterin der Abteilung Fluss, Jane Wren. | Leiterin",
        "de | „Nein“, räumt die Leiterin, Dr. Jane Wren, ein. | Leiterin",
        "en | “No,” said the director, Jane Wren, on Monday. | the director",
        "en | “No,” said the director,¶Jane Wren. | the director",
        "nl | “Nee”, zegt hoofd techniek Jane Wren. | hoofd techniek",
        "en | “No,” says head of technology Jane Wren. | head of technology",
        "en | “No,” says head of water quality Jane Wren. | head of water quality",
        "en | “No,” says the head of technology Jane Wren. | the head of technology",
        "fr | « Non », dit la responsable de la communication Jane Wren. | la responsable de la communication",
        "en | “No,” said director Jane Wren. “Yes”, says Jane Wren, head of flights. | head of flights",
      })
  void findsTheRoleBeforeTheName(String language, String text, String role) {
    assertThat(roles(language, text)).containsExactly(role);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The mayor, who met Jane Wren.",
        "en | The museum welcomed new director Jane Wren.",
        "en | The trust thanked Mayor Jane Wren.",
        "en | The mayor met Jane Wren.",
        "en | “No,” the head of the school told Jane Wren.",
        "en | Yesterday the head of research greeted Jane Wren.",
        "nl | Gisteren begroette de directeur techniek Jane Wren.",
        "en | The director greeted Mayor Jane Wren.",
        "en | The director of the school met Jane Wren.",
        "en | The school has a new director. Jane Wren came.",
        "en | Here is the director¶¶Jane Wren.",
        "en | The director of the school resigned, Jane Wren said.",
        "en | As the director says, Jane Wren.",
        "en | So said the husband of the mayor, Jane Wren.",
        "en | So said the director's friend, Jane Wren.",
        "en | So said the former director, Jane Wren.",
        "en | So said the former director Jane Wren.",
        "en | The director, Jane Wren and Ann Lee left.",
        "en | The director, Jane Wren, Ann Lee and Tom Roe left.",
        "en | Here are Ann Lee, the director, Jane Wren.",
        "en | Here are Ann Lee, founder and director, Jane Wren.",
        "en | The press met director Jane Wren Smith.",
        "fr | Voici la femme du maire, Jane Wren.",
        "fr | Marie Lee, directrice¶Jane Wren, 06 12",
        "fr | Marie Lee – directrice¶Jane Wren¶06 12",
        "fr | La directrice remercie Jane Wren.",
        "de | Da kam die Frau der Direktorin, Jane Wren.",
      })
  void takesNoOfficeOfSomebodyElse(String language, String text) {
    assertThat(roles(language, text)).isEmpty();
  }

  @Test
  @Timeout(20)
  void aNameThatIsRepeatedTakesLittleTime() {
    takesNoOtherWordsForARole("en", "Jane Wren, ".repeat(20_000));
  }

  @Test
  @Timeout(20)
  void aLongGapBehindANameTakesNoTime() {
    takesNoOtherWordsForARole("en", "Jane Wren," + " ".repeat(100_000) + "7 said nothing.");
  }

  @Test
  void keepsTheRolesThatAreGiven() {
    var person = new Spokesperson("Jane Wren", List.of("the chair"), List.of());
    var text = new ReleaseText("en", "News", "“No”, says Jane Wren, the head of flights.");

    assertThat(new Roles(List.of(text), List.of()).of(person).role()).containsExactly("the chair");
  }

  private static List<String> roles(String language, String text) {
    var person = new Spokesperson("Jane Wren", List.of(), List.of());
    return new Roles(
            List.of(new ReleaseText(language, "News", text.replace('¶', '\n'))),
            List.of("Ollerby Crisps"))
        .of(person)
        .role();
  }
}
