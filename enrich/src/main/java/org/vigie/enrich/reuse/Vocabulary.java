package org.vigie.enrich.reuse;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vigie.enrich.text.Tokens;

/** Small words of French, English, German and Spanish that pickups are judged by, folded. */
final class Vocabulary {
  private static final List<Locale> LANGUAGES =
      List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN, Locale.of("es"));

  /** Join the parts of a name: Institute <i>for the</i> Safety <i>of</i> AI. */
  static final Set<String> JOINS =
      words(
          """
          de du des d l la le les pour sur et
          of the for on and to in
          der die das des von vom zu zur für und
          de del la el los las para sobre y""");

  /** Those of them that a common noun within a name may follow: pour <i>l'</i>action. */
  static final Set<String> BEFORE_NOUNS =
      words(
          """
          de du des d l la le les pour sur
          of the for on
          der die das des von vom zur für
          del el los las para sobre""");

  /** Names of months and weekdays. */
  static final Set<String> CALENDAR = calendar();

  /** Verbs and prepositions that say whose words or thoughts these are. */
  static final Set<String> SPEECH =
      words(
          """
          selon dit disait dixit affirme affirmait affirmé déclare déclaré estime estimait estimé juge
          jugeait jugé lance lançait lancé ironise ironisait ironisé écrit écrivait explique expliquait
          expliqué souligne souligné raille raillé résume résumait résumé compare comparait comparé
          plaisante plaisantait glisse glissait glissé soupire note noté rappelle rappelé répond répondu
          confie confié assure assuré observe observé conclut prévient critique critiqué martèle
          s'agace peste tacle fustige fustigé insiste insisté ajoute ajouté poursuit tranche dénonce
          dénoncé déplore déploré regrette regretté réclame réclamé demande exhorte
          said says told tells argued argues warned warns wrote writes quipped quips joked jokes called
          calls likened likens compared compares described describes according complained complains
          noted notes added adds remarked remarks replied replies insisted insists claimed claims
          counters countered lamented laments deplored deplores mocked mused muses
          sagt sagte meint meinte erklärt erklärte laut zufolge schreibt schrieb warnt warnte kritisiert
          kritisierte vergleicht verglich spottet spottete nennt nannte betont betonte fordert forderte
          dice dijo decía afirma afirmó según escribe escribió advierte advirtió compara comparó declara
          declaró asegura aseguró critica criticó lamenta lamentó denuncia denunció ironiza ironizó
          resume resumió señala señaló reclama reclamó""");

  /** Those of them that stand before the name of who speaks. */
  static final Set<String> SPEECH_PREPOSITIONS = words("selon according laut según");

  /** Say that something was not said, or not by whom it was taken for. */
  static final Set<String> DENIAL =
      words(
          """
          dément démenti démentait nie nié jamais
          denies denied never declined
          dementiert dementierte bestreitet bestritt nie niemals
          desmiente desmintió niega negó jamás nunca""");

  /** The writer speaks of himself. */
  static final Set<String> FIRST_PERSON =
      words("je j moi mon mes me m i my me ich mir mich mein meine yo mi mis");

  /** Someone speaks who was named before. */
  static final Set<String> ANAPHORA =
      words(
          """
          il elle ils elles on celui celle
          he she they his her
          er sie seine ihre
          él ella su""");

  /** Places and times rather than speakers follow these: a déclaré <i>à</i> Paris. */
  static final Set<String> PLACE_PREPOSITIONS =
      words("à a au aux en de du des dans in at from of on near nach aus im bei von desde con to");

  /** First words of the headings that a release's standing text about us follows. */
  static final Set<String> ABOUT =
      words(
          "à propos contact contacts presse about press media notes note über pressekontakt acerca sobre contacto");

  private Vocabulary() {}

  private static Set<String> words(String text) {
    return Set.copyOf(new HashSet<>(Tokens.of(text).words()));
  }

  private static Set<String> calendar() {
    Set<String> names = new HashSet<>();
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        names.addAll(Tokens.of(month.getDisplayName(TextStyle.FULL, language)).words());
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        names.addAll(Tokens.of(day.getDisplayName(TextStyle.FULL, language)).words());
      }
    }
    return Set.copyOf(names);
  }
}
