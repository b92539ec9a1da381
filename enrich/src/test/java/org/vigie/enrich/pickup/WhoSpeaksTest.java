package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * Finds the speaker in texts about an invented hospital, from its configured names alone. The point
 * of its release is in brackets, and the hospital's name is Valmont.
 *
 * <p>241 short articles in seven languages, about four other organisations, were written and
 * labelled by people who had not seen the rules: a fact of a release in constructions that papers
 * use every week. At first sight, 92 of 102 sentences of ours were ours and 43 of 103 of somebody
 * else's were theirs; with the words for outsiders, asides and homes 93 and 70, no longer at first
 * sight.
 */
class WhoSpeaksTest {
  private static final String NAME = "Valmont";
  private static final List<String> LONG_NAMES = List.of("Zorggroep Valmont", "Valmont Group");

  private static final List<String> LANGUAGES =
      List.of("fr", "en", "de", "es", "it", "pt", "nl", "xx");

  private static final List<String> PIECES =
      List.of(
          "la",
          "l'",
          "d'",
          "der",
          "the",
          "o",
          "hôpital",
          "hospital",
          "Krankenhaus",
          "de",
          "of",
          "Valmont",
          "Lussange",
          "Inès Karpov",
          "Paul",
          "directrice",
          "porte-parole",
          "Respirex",
          "annonce",
          "said",
          "a",
          "n'",
          "pas",
          "il",
          "she",
          "it",
          "qui",
          "selon",
          "d'après",
          "according to",
          "for",
          "devant",
          "je",
          ",",
          ":",
          ".",
          "« ",
          " »",
          "\"",
          "\n",
          "(",
          "-",
          "1");

  private static final Organisation HOSPITAL =
      new Organisation(
          "hospital",
          "organisation",
          1,
          Instant.EPOCH,
          false,
          NAME,
          List.of("valmont.example"),
          List.of("us"),
          "Europe/Paris",
          new Names(
              List.of("le vaisseau blanc", "the white ship"),
              List.of(
                  new Spokesperson(
                      "Inès Karpov",
                      List.of("la directrice", "the director", "die Direktorin"),
                      List.of("Inès Karpoff"))),
              List.of("Respirex"),
              "hospital"));

  private final Releases releases =
      new Releases(
          HOSPITAL,
          List.of(
              new Release(
                  "hospital",
                  "beds",
                  1,
                  Instant.EPOCH,
                  false,
                  ReleaseSamples.PUBLISHED,
                  List.of(new ReleaseText("fr", "Titre", "Un texte sans rapport.")),
                  List.of("beds"),
                  List.of())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a verb after its subject, and before it
        "fr Valmont annonce que [dix lits fermeront].",
        "fr Valmont s'engage : [dix lits fermeront], puis rouvriront.",
        "fr [Dix lits fermeront], promet Valmont.",
        "en Valmont pledged that [ten beds would close].",
        "en Ten years on, [ten beds will close], announced Valmont.",
        "en [Ten beds will close]. “There is no money for it”, said Valmont.",
        "en Valmont, the Austrian brand known for its mill, sees that [ten beds will close]. It is late, Valmont said.",
        "fr [Dix lits fermeront]. « Rien n'arrêtera celle-ci, ni celui-là, ni elle », promet Valmont.",
        "de Valmont kündigte an, [zehn Betten zu schließen].",
        "de Valmont hat den Zapfenstreich angekündigt, bei dem [zehn Betten schließen].",
        "de Valmont hat einen neuen Fonds angekündigt, weil [zehn Betten schließen].",
        "es Valmont anunció que [cerrará diez camas].",
        "it Valmont annuncia che [chiuderà dieci letti].",
        "pt Valmont anunciou que [fechará dez camas].",
        "nl Valmont belooft dat [tien bedden sluiten].",
        // who is named first is not who speaks
        "en The minister is wrong, said Inès Karpov of Valmont. “[Ten beds will close],” she said.",
        "fr Le maire se trompe, dénonce Inès Karpov. « [Dix lits fermeront] », affirme-t-elle.",
        "es El alcalde se equivoca, denuncia Valmont. «[Cerrarán diez camas]», afirma.",
        "en The president of Valmont was furious. “[Ten beds will close],” she said.",
        "en Valmont is in debt. Doctors at the hospital said that [ten beds will close].",
        "de Valmont ist verschuldet. Ärzte in der Klinik warnten, [zehn Betten zu schließen].",
        // a publisher is no speaker, and a month is none
        "en It is late, Valmont said in a letter published by The Times. [Ten beds will close].",
        "fr C'est tard, écrit Valmont dans un communiqué publié par Libération. [Dix lits fermeront].",
        "de Valmont geht es gut. Ende Mai sagte die Klinik, [zehn Betten zu schließen].",
        "es Valmont va bien. En una carta de mayo anunció el hospital que [cerrará diez camas].",
        // a noun for us that was named before
        "fr Valmont est en déficit. L'hôpital assure que [dix lits fermeront].",
        "fr Valmont est en déficit. [Dix lits fermeront], a indiqué la clinique.",
        "en Valmont is in debt. The hospital has also said that [ten beds will close].",
        "de Valmont ist verschuldet. [Zehn Betten schließen], versprach das Krankenhaus.",
        "de Valmont ist verschuldet. Das Krankenhaus sagte, [zehn Betten schlössen].",
        "de Valmont ist verschuldet. Die Direktorin sagte, [zehn Betten schlössen].",
        "de Valmont ist verschuldet. Ein Kliniksprecher sagte, [zehn Betten schlössen].",
        "nl Valmont heeft schulden. Een ziekenhuiswoordvoerder zei dat [tien bedden sluiten].",
        "de Valmont ist verschuldet. Laut Krankenhaus sollen [zehn Betten schließen].",
        "en Valmont met Anne Dupré on Monday. It puts the cost at two million: [ten beds will close].",
        "es Valmont tiene deudas. El hospital prometió que [cerrará diez camas].",
        "it Valmont ha debiti. L'ospedale ha annunciato che [chiuderà dieci letti].",
        "pt Valmont tem dívidas. O hospital garantiu que [fechará dez camas].",
        "nl Valmont heeft schulden. Het ziekenhuis zei dat [tien bedden sluiten].",
        "fr Valmont est en déficit. Le vaisseau blanc promet que [dix lits fermeront].",
        "fr À Valmont, l'hôpital admet que [dix lits fermeront].",
        "fr Valmont est en déficit. L'établissement de santé annonce que [dix lits fermeront].",
        "fr Valmont est en déficit. L'hôpital public promet que [dix lits fermeront].",
        "fr Valmont est en déficit. Le docteur Paul Lemesle le dit. L'hôpital assure que [dix lits"
            + " fermeront].",
        "fr Valmont est en déficit. D'après l'hôpital, [dix lits fermeront].",
        "en Valmont is in debt. According to the hospital, [ten beds will close].",
        "en Valmont is in debt. A spokeswoman for the hospital said [ten beds will close].",
        "en Valmont is in debt. A spokeswoman said [ten beds will close].",
        "en Valmont is in debt. A hospital spokeswoman said [ten beds will close].",
        "en Valmont is in debt. The hospital's spokeswoman said [ten beds will close].",
        "en Valmont is in debt. Its new spokeswoman said [ten beds will close].",
        "en Valmont is in debt. The senior leadership said [ten beds will close].",
        "fr Valmont est en déficit. L'équipe de recherche annonce que [dix lits fermeront].",
        "de Valmont hat Schulden. Eine Sprecherin des Krankenhauses sagte: [Zehn Betten schließen].",
        "de Valmont hat Schulden. Eine weitere Sprecherin sagte: [Zehn Betten schließen].",
        "de Das Krankenhaus Sankt Valmont sagte, [zehn Betten schlössen].",
        "fr Valmont va mal. L'école Jules Morvan aussi. L'hôpital assure que [dix lits fermeront].",
        // a subject behind its verb, since something else opens the sentence
        "de Valmont ist verschuldet. Gestern sagte das Krankenhaus, [zehn Betten schlössen].",
        "de Valmont ist verschuldet. Am Montag teilte die Klinik mit, [zehn Betten zu schließen].",
        "de Valmont ist verschuldet. Am 3. Mai sagte die Klinik, [zehn Betten schlössen].",
        "de Valmont ist verschuldet. Seit voriger Woche räumt das Krankenhaus ein, dass [zehn Betten"
            + " schließen].",
        "de Valmont ist verschuldet. Deshalb fordert das Krankenhaus, [zehn Betten zu schließen].",
        "de Valmont ist verschuldet. Gestern hat das Krankenhaus angekündigt, [zehn Betten zu schließen].",
        "de Valmont ist verschuldet. Erst am Montag sagte die Direktorin, [zehn Betten schlössen].",
        "de Valmont ist verschuldet. Das Krankenhaus hat am Montag in Lussange angekündigt, [zehn Betten"
            + " zu schließen].",
        "nl Valmont heeft schulden. Gisteren zei het ziekenhuis dat [tien bedden sluiten].",
        "nl Valmont heeft schulden. Daarom eist het ziekenhuis dat [tien bedden sluiten].",
        "nl Valmont heeft schulden. In een brief zegt het ziekenhuis dat [tien bedden sluiten].",
        "nl Valmont heeft schulden. Maandag heeft het ziekenhuis gezegd dat [tien bedden sluiten].",
        "es Valmont tiene deudas. Ayer anunció el hospital que [cerrará diez camas].",
        "es Valmont tiene deudas. El lunes pidió el hospital que [se cierren diez camas].",
        "pt Valmont tem dívidas. Ontem anunciou o hospital que [fechará dez camas].",
        "pt Valmont tem dívidas. Na segunda-feira, o hospital anunciou que [fechará dez camas].",
        "it Valmont ha debiti. Lunedì l'ospedale ha fatto sapere che [chiuderà dieci letti].",
        "fr Valmont est en déficit. Lundi, l'hôpital a fait savoir que [dix lits fermeront].",
        "en Valmont is in debt. In a note on Monday, the hospital said that [ten beds will close].",
        "de Valmont ist verschuldet. [Zehn Betten schließen], so das Krankenhaus.",
        "nl Valmont heeft schulden. Het ziekenhuis wil dat [tien bedden sluiten].",
        // a noun that is a part of our name in the text
        "nl Zorggroep Valmont heeft schulden, zegt Anne Dupré. Volgens de groep sluiten [tien bedden].",
        "en The Valmont Group met Anne Dupré. The group said that [ten beds will close].",
        // a verb at the end of its clause
        "de Valmont hat die Regierungen in Berlin und in Paris gestern aufgefordert, [zehn Betten zu"
            + " schließen].",
        "de Valmont hatte am Dienstag bekannt gegeben, [zehn Betten zu schließen].",
        "nl Valmont heeft de minister en alle artsen van de streek gisteren gevraagd om [tien bedden te"
            + " sluiten].",
        // “it” is the subject; a name after an office
        "en Valmont urged the state to act and warned that Anne Dupré would say no. It also wants [ten"
            + " beds to close].",
        "en “[Ten beds will close]”, said the director of care and research, Inès Karpov.",
        // words with a capital letter that are no names
        "de Valmont ist verschuldet: Das Gesetz sieht vor, [zehn Betten zu schließen].",
        "de Valmont ist verschuldet: Das Verkehrsgesetz sieht vor, [zehn Betten zu schließen].",
        "nl Daar ziet Valmont dat [tien bedden sluiten].",
        // a spokesperson, by name, by another spelling, by surname, by office
        "fr Inès Karpov l'a dit hier : [dix lits fermeront].",
        "en Inès Karpoff told reporters that [ten beds will close].",
        "fr Inès Karpov est venue. Il pleuvait. Karpov affirme que [dix lits fermeront].",
        "fr Inès Karpov est venue. La directrice a fait valoir ses droits, et [dix lits fermeront],"
            + " assure la directrice.",
        "fr Valmont est en déficit. La porte-parole a confirmé que [dix lits fermeront].",
        // an office in a language for which no role is given
        "it Valmont ha debiti. La direttrice ha annunciato che [chiuderà dieci letti].",
        "nl Valmont heeft schulden. De directeur zei dat [tien bedden sluiten].",
        // a verb between a pronoun for the sentence before and its subject
        "de Valmont ist verschuldet. Es [schließen zehn Betten]. Das kündigte die Direktorin an.",
        "it Valmont ha debiti. [Chiuderà dieci letti]. Lo ha annunciato la direttrice.",
        "nl Valmont heeft schulden. [Tien bedden sluiten]. Dat heeft het ziekenhuis gezegd.",
        // a colon after a sentence about us
        "fr Inès Karpov a une idée simple : [dix lits fermeront].",
        // an everyday word is no part of a name; “she” is us if we speak
        "fr À Paris, Valmont a publié une note. Elle rappelle que [dix lits fermeront].",
        "fr Valmont annonce un plan à Léa Brun. Elle ajoute que [dix lits fermeront].",
        // named before anybody else
        "en The hospital said that [ten beds will close]. Anne Dupré wept. Valmont is in debt.",
        "en The hospital said that [ten beds will close], and Anne Dupré wept. Valmont is in debt.",
        // reported speech that goes on
        "de Inès Karpov war da. Das Dach sei undicht, sagte sie. Man müsse [zehn Betten schließen].",
        "de Inès Karpov war da. Das Dach sei undicht, sagte sie. Es sei alt. Es komme Wasser. Man müsse"
            + " sparen. Man müsse [zehn Betten schließen].",
        // whose view it is
        "fr D'après Valmont, [dix lits fermeront].",
        "fr [Dix lits fermeront], à en croire Valmont.",
        "en According to the Valmont hospital, [ten beds will close].",
        "de Nach Angaben von Valmont [schließen zehn Betten].",
        "es Según Valmont, [cerrará diez camas].",
        // a document that we wrote
        "fr Valmont publie une étude. L'étude montre que [dix lits fermeront].",
        "fr Valmont publie une étude. Selon ce document, [dix lits fermeront].",
        "fr Valmont publie une étude. Ses auteurs estiment que [dix lits fermeront].",
        "en Valmont has published a study. The study found that [ten beds will close].",
        "en Valmont has published a study. Among its findings: [ten beds will close].",
        "it Valmont pubblica uno studio. Dallo studio emerge che [chiuderà dieci letti].",
        "pt Valmont publica um estudo. O estudo mostra que [fechará dez camas].",
        "it Valmont pubblica un sondaggio. Il sondaggio dice che [chiuderà dieci letti].",
        "pt Valmont publicou um inquérito. O inquérito diz que [fechará dez camas].",
        "nl Valmont publiceert een onderzoek. Het onderzoek zegt dat [tien bedden sluiten].",
        // across sentences
        "fr Valmont a reçu la presse. [Dix lits fermeront]. C'est beaucoup, a-t-il reconnu.",
        "fr Le constat vient d'une note de Valmont. Elle dit que [dix lits fermeront].",
        "fr Inès Karpov, de Valmont, est notre invitée.\n\nPourquoi ?\n\nLe toit fuit.\n\nEt alors ?\n\nJe le"
            + " regrette : [dix lits fermeront].\n\nEt après ?\n\nOn verra.",
        "fr Valmont va mal. Karpov affirme que [dix lits fermeront].",
        "fr Valmont va mal. « [Dix lits fermeront] », affirme Mme Karpov.",
        "fr La directrice Karpov, de Valmont, affirme que [dix lits fermeront].",
        "de Valmont hat Schulden. Nach Angaben von Karpov [schließen zehn Betten].",
        // a source is named behind what it says
        "de [Zehn Betten schließen]. (Quelle: Valmont)",
        "fr [Dix lits fermeront].\n\nSource : Valmont.",
        // an office is no forename, also in a compound and declined
        "de Valmont ist verschuldet. [Zehn Betten schließen], sagte Klinikchefin Karpov.",
        "de Valmont ist verschuldet. Laut Vorstandsvorsitzendem Karpov [schließen zehn Betten].",
        "de Valmont ist verschuldet. Nach Ansicht des Hirten Karpov [schließen zehn Betten].",
        // an office before our person's name is that person's
        "en The coordinator, Inès Karpov, announced the plan. “[Ten beds will close],” she said.",
        "en The coordinator of the project, Inès Karpov, announced it. “[Ten beds will close],” she said.",
        "fr La coordinatrice des soins, Inès Karpov, a annoncé le plan. « [Dix lits fermeront] », a-t-elle dit.",
        "pt A coordenadora, Inès Karpov, anunciou o plano. «[Fechará dez camas]», afirmou ela.",
        // an office behind our person's name is that person's
        "es Valmont tiene deudas. «[Cerrarán diez camas]»: lo dice Karpov, la directora del Hospital Central.",
        "de Von Sorgen und davon, „[zehn Betten zu schließen]“, spricht Inès Karpov, die Direktorin des Verbands.",
        "de Valmont ist voll. Nach Angaben des Krankenhauses [schließen zehn Betten].",
        "de Valmont ist voll. Laut dem Krankenhaus [schließen zehn Betten].",
        "de Valmont ist voll. Dem Krankenhaus zufolge [schließen zehn Betten].",
        "de Valmont ist voll. Nach Angaben eines Sprechers [schließen zehn Betten].",
        "de Valmont ist voll. Die Krankenhausdirektorin sagte, [zehn Betten schließen].",
        "en The news from Valmont is bad. It rains. [Ten beds will close].",
        "es Inès Karpov habló ayer de Valmont. Recordó que [diez camas cerrarán].",
        "en Valmont is fine. The judge, Inès Karpov, said that [ten beds will close].",
        "es Léa Brun llegó a Valmont. [Diez camas cerrarán], según el propio hospital.",
        "fr Entretien avec Inès Karpov, par Léa Brun.\n\nPourquoi ?\n\nLe toit fuit.\n\nEt alors ?\n\nJe le"
            + " regrette : [dix lits fermeront].\n\nEt Valmont ?\n\nOn verra.",
      })
  void findsUs(String text) {
    assertThat(kind(text)).isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fr Valmont va bien. L'hôpital de Lussange annonce que [dix lits fermeront].",
        "fr Valmont va bien. Le maire, Paul Astier, promet que [dix lits fermeront].",
        "fr Valmont va bien. La directrice de l'école assure que [dix lits fermeront].",
        "fr Valmont va bien. La directrice Léa Brun assure que [dix lits fermeront].",
        "en Valmont is fine. The hospital of Lussange said that [ten beds will close].",
        "en Valmont is fine. Balthor announced that [ten beds would close].",
        "de Valmont geht es gut. Das Krankenhaus von Lahrheim versprach: [zehn Betten schließen].",
        "fr Valmont va bien. Léa Brun dirige une école. La directrice promet : [dix lits ferment].",
        "fr Valmont va bien. L'hôpital de Lussange va mal. L'hôpital annonce que [dix lits"
            + " fermeront].",
        "en Liam Foy dropped a claim against Valmont. Nobody knows why [ten beds will close].",
        "en The mayor, Liam Foy, said outside the offices of Valmont that [ten beds will close].",
        "fr Valmont va bien. Un collectif accuse l'hôpital : [dix lits fermeront].",
        "fr Valmont va bien. Léa Brun demande à l'hôpital pourquoi [dix lits fermeront].",
        "en Valmont is fine. A spokeswoman for Balthor said [ten beds will close].",
        "en Valmont is fine. A Balthor spokeswoman said [ten beds will close].",
        "en Valmont is fine. The Balthor director said [ten beds will close].",
        "en Valmont is fine. A police spokeswoman said [ten beds will close].",
        "en Valmont is fine. The council spokeswoman said [ten beds will close].",
        "en Valmont is fine. The council director said [ten beds will close].",
        "en Valmont is fine. The opposition's spokeswoman said [ten beds will close].",
        "de Valmont geht es gut. Ein Sprecher des Krankenhauses Balthor sagte: [Zehn Betten schließen].",
        "de Valmont geht es gut. Ein Sprecher des Ministeriums sagte: [Zehn Betten schließen].",
        "fr Réuni devant l'hôpital de Valmont, il a dénoncé hier un plan : [dix lits fermeront].",
        "fr Le maire s'oppose à Valmont, qui réclame de l'argent. « [Dix lits fermeront] », affirme-t-il.",
        "en The minister rejects Valmont, which demands money. “[Ten beds will close],” he said.",
        "de Der Minister widerspricht Valmont, das Geld fordert. „[Zehn Betten schließen]“, sagte er.",
        "en The mayor attacked the director, Inès Karpov. “[Ten beds will close],” he said.",
        "fr Le ministre a reçu notre cheffe, Inès Karpov. « [Dix lits fermeront] », affirme-t-il.",
        "es El alcalde rechaza a Valmont, que pide dinero. «[Cerrarán diez camas]», afirma.",
        // somebody else is the subject of a verb beside a word for us
        "es Valmont va bien. En una carta el ministro pidió al hospital que [cierre diez camas].",
        "es Valmont va bien. En una carta Greenpeace pidió al hospital que [cierre diez camas].",
        "pt Valmont vai bem. Na segunda-feira o ministro pediu ao hospital que [feche dez camas].",
        "de Valmont geht es gut. In der Klinik hat der Minister am Montag angekündigt, [zehn Betten zu"
            + " schließen].",
        "de Valmont geht es gut. Beim Besuch in der Klinik am Montag kündigte der Minister an, [zehn"
            + " Betten zu schließen].",
        "nl Met Valmont gaat het goed. In het ziekenhuis heeft de minister gezegd dat [tien bedden"
            + " sluiten].",
        "de Minister Karl Müller kam zu Valmont. Er sagte, es fehle Geld, so dass die Klinik [zehn Betten"
            + " schließen] müsse.",
        "de Valmont ist so verschuldet wie nie. [Zehn Betten schließen].",
        "de Valmont wurde so die Mitte der Stadt. [Zehn Betten schließen].",
        "en Valmont was at the meeting. The mayor, Ann Lee, said that [ten beds will close].",
        "en Valmont was there. The mayor, Ann Lee, said that the council knows that [ten beds will close].",
        "es Valmont va bien. En Madrid el ministro pidió al hospital que [cierre diez camas].",
        "en Valmont warned of closures. The plan was described by Ann Lee as [ten beds closing].",
        "fr Valmont craint le pire. Le plan a été dénoncé par Léa Brun : [dix lits fermeront].",
        "en Valmont warned of closures. Then August said [ten beds will close].",
        // a year or “according to” beside the name of another speaker
        "es Es tarde, anunció Valmont. En 2023 Greenpeace denunció que [diez camas cerrarán].",
        "es Es tarde, anunció Valmont. En 2023 Anne Dupré denunció que [diez camas cerrarán].",
        "de Valmont warnte vor Schließungen. Minister Karl Lauterbach zufolge [schließen zehn Betten].",
        "fr L'annonce de Valmont a surpris le maire. Les élus craignent le pire et Léa Brun affirme que"
            + " [dix lits fermeront].",
        "fr Valmont n'a pas souhaité répondre. Le ministère affirme que [dix lits fermeront].",
        "fr À Valmont, où [dix lits fermeront], l'hôpital n'a pas souhaité répondre.",
        "it Valmont va bene. Léa Brun dirige una scuola. La direttrice promette: [dieci letti].",
        "de Valmont geht es gut. [Zehn Betten schließen]. Das kündigte der Minister an.",
        "fr Valmont va bien. Léa Brun a une idée simple : [dix lits fermeront].",
        "fr Valmont va bien. Léa Karpov affirme que [dix lits fermeront].",
        "fr Léa Brun a lu la note de Valmont. Elle rappelle que [dix lits fermeront].",
        "en Harrow Mills is fine. The hospital said [ten beds will close]. Valmont is nearby.",
        "en Yesterday Will Hay read the note of Valmont. He said that [ten beds will close].",
        "de Valmont geht es gut. Gestern sagte das Krankenhaus von Lahrheim, [zehn Betten schlössen].",
        "de Valmont geht es gut. Gestern sagte die Schule, [zehn Betten schlössen].",
        "de Valmont geht es gut. Gestern forderte der Minister das Krankenhaus auf, [zehn Betten zu"
            + " schließen].",
        "de Valmont geht es gut. Auch der Minister forderte das Krankenhaus auf, [zehn Betten zu"
            + " schließen].",
        "de Valmont geht es gut. Das Krankenhaus wird vom Minister aufgefordert, [zehn Betten zu"
            + " schließen].",
        "de Valmont geht es gut. Valmont wird vom Minister aufgefordert, [zehn Betten zu schließen].",
        "de Valmont geht es gut. Am Montag warf ein Verband dem Krankenhaus vor, [zehn Betten zu"
            + " schließen].",
        "nl Met Valmont gaat het goed. Gisteren vroeg de minister het ziekenhuis om [tien bedden te"
            + " sluiten].",
        "nl Met Valmont gaat het goed. De minister vroeg het ziekenhuis om [tien bedden te sluiten].",
        "es Valmont va bien. Ayer pidió el ministro al hospital que [cierre diez camas].",
        "nl Met Valmont gaat het goed: Brug ziet dat [tien bedden sluiten].",
        "de Valmont geht es gut: Der Minister sieht vor, [zehn Betten zu schließen].",
        "de Valmont geht es gut. Laut dem Reiterbund Lahrheim [schließen zehn Betten].",
        "de Valmont geht es gut. Durch den Zapfenstreich gefordert, [schließen zehn Betten].",
        "de Valmont geht es gut: Das Ministerium sieht vor, [zehn Betten zu schließen].",
        "de Inès Karpov war da. Das Dach sei undicht, sagte sie. Dann regnete es. Man müsse [zehn Betten"
            + " schließen].",
        "de Inès Karpov war da. Das Dach sei undicht, sagte sie. Ein Besucher wollte wissen, ob man [zehn"
            + " Betten schließen] müsse.",
        "fr Valmont va bien. Karpov affirme que [dix lits fermeront]. Léa Karpov est maire.",
        "en The Valmont Group is fine. The group of Lussange said that [ten beds will close].",
        // an office behind our person's name can be another's if that person doesn't speak
        "en Valmont is fine. Like Karpov, the director of the bank said that [ten beds will close].",
        // a spring is no source of a statement
        "fr [Dix lits fermeront]. Source de vie, Valmont coule.",
        "en The Valmont Group met Anne Dupré. The Valmont Group Lussange said [ten beds will close].",
        "en Valmont is fine. [Ten beds will close], said the director of care, Anne Dupré.",
        "en [Ten beds will close] at Lussange General, the hospital said. Ann Lee came from Valmont.",
        "en Valmont is fine. “[Ten beds will close]”, said the director of care, Anne Dupré.",
        "en Valmont is fine. “[Ten beds will close]”, said Anne Dupré.",
        "fr Valmont va bien. La directrice de la recherche, Léa Brun, assure que [dix lits fermeront].",
        // people and bodies that are never us
        "fr Valmont proteste. « [Dix lits fermeront] », soupire une cliente en sortant.",
        "fr Valmont proteste. Selon la gendarmerie, [dix lits fermeront].",
        "fr Valmont proteste. [Dix lits fermeront], selon une source proche du dossier.",
        "fr Valmont proteste. [Dix lits fermeront], a tranché une porte-parole gouvernementale.",
        "fr Valmont proteste. [Dix lits fermeront], a tranché la porte-parole du gouvernement.",
        "en Valmont protested. But critics say [ten beds will close].",
        "en Valmont protested. One source close to the minister said [ten beds will close].",
        "en Valmont protested. According to police, [ten beds will close].",
        "en Valmont protested. A neighbour said [ten beds will close].",
        "de Valmont protestiert. „[Zehn Betten schließen]“, erzählt die Mutter der kleinen Mia.",
        "es Valmont protestó. [Diez camas cerrarán], según fuentes del Ministerio.",
        "es Valmont protestó. La portavoz municipal aseguró que [diez camas cerrarán].",
        "es Valmont protestó. El alcalde asegura que [diez camas cerrarán].",
        "it Valmont protesta. [Dieci letti chiuderanno], assicura il sindaco.",
        "nl Valmont protesteert. Volgens de politie [sluiten tien bedden].",
        // a name of one word with an aside, or with a place behind it
        "en Valmont protested. Orvane, the drugmaker, said [ten beds will close].",
        "en Valmont protested. The maker, Orvane, said [ten beds will close].",
        "en Valmont protested. Alan Deeks of Newcastle University said [ten beds will close].",
        "en Valmont protested. A Department of Trade spokeswoman said [ten beds will close].",
        "en Valmont protested. Ann Lee demanded that [ten beds will close].",
        "pt Valmont protestou. Já a Quercus afirma que [dez camas fecharão].",
        "fr Valmont proteste. Pour Léa Brun, économiste, [dix lits fermeront].",
        "fr D'après Léa Brun, [dix lits fermeront] à Valmont.",
        // the pronoun is in what another says
        "en Valmont met them. Lord Rae said it was so that [ten beds will close].",
        "fr Inès Karpov, de Valmont, est notre invitée.\n\nEst-il vrai que [dix lits fermeront] ?\n\nNon."
            + "\n\nVraiment ?\n\nNon.\n\nEt après ?\n\nOn verra.",
        "fr Le maire, Léa Brun, est notre invité.\n\nValmont inquiète ?\n\nOui. [Dix lits fermeront]."
            + "\n\nVraiment ?\n\nOui.\n\nEt après ?\n\nOn verra.",
      })
  void leavesAPointToOthers(String text) {
    assertThat(kind(text)).isNotEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void countsASpokespersonAndABrandAsOurName() {
    assertThat(kind("fr Inès Karpov court le marathon.")).isEqualTo(Kind.MENTION);
    assertThat(kind("fr Le masque Respirex se vend bien.")).isEqualTo(Kind.MENTION);
    assertThat(kind("fr Léa Karpov court le marathon.")).isNull();
    assertThat(kind("fr L'hôpital assure que [dix lits fermeront].")).isNull();
  }

  @RepeatedTest(100)
  void survivesAnyOrderOfWordsAndSigns(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    var text = new StringBuilder(NAME);
    for (int i = 0; i < 300; i++) {
      text.append(random.nextInt(4) == 0 ? "" : " ");
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    text.append(" Fin");
    String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));

    Kind kind = kind(language + " " + text + " [dix lits]");

    assertThat(kind).as("seed %d", info.getCurrentRepetition()).isNotNull();
  }

  private @Nullable Kind kind(String line) {
    String marked = line.substring(3);
    String text = marked.replace("[", "").replace("]", "");
    Article article = article(line.substring(0, 2), text);
    List<Tag> tags = new ArrayList<>();
    if (text.contains(NAME)) {
      String name = LONG_NAMES.stream().filter(text::contains).findFirst().orElse(NAME);
      tags.add(ReleaseSamples.tag("us", article, name));
    }
    if (marked.contains("[")) {
      String point = marked.substring(marked.indexOf('[') + 1, marked.indexOf(']'));
      tags.add(ReleaseSamples.tag("beds", article, point));
    }
    Pickup pickup = releases.pickup(article, tags);
    return pickup == null ? null : pickup.kind();
  }

  private static Article article(String language, String text) {
    return new Article(
        "a1",
        "https://news.example/1",
        "https://news.example/1",
        "Brève",
        "",
        text,
        List.of(),
        List.of(),
        new Outlet("news", "News", "news.example", "FR", 3),
        language,
        ReleaseSamples.AFTER,
        null,
        ReleaseSamples.AFTER,
        "news",
        null,
        1,
        List.of(),
        null);
  }
}
