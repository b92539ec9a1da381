package org.vigie.enrich.reuse;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** Parts of a person's name that are not written with a capital. */
  static final Set<String> PARTICLES = words("van von der den ter zu di da dos");

  static final Set<String> ARTICLES =
      words("le la les l un une the a an der die das den dem des ein eine einer el los una");

  /** Names of months and weekdays. */
  static final Set<String> CALENDAR = calendar();

  /** Verbs and prepositions that say whose words or thoughts these are. */
  static final Set<String> SPEECH =
      words(
          """
          selon dit disent disait dixit affirme affirment affirmait affirmé déclare déclaré estime estiment estimait estimé juge jugent
          jugeait jugé lance lançait lancé ironise ironisait ironisé écrit écrivait explique expliquait
          expliqué souligne souligné raille raillé résume résumait résumé compare comparait comparé
          plaisante plaisantait glisse glissait glissé soupire note noté rappelle rappelé répond répondu
          confie confié assure assuré observe observé conclut prévient critique critiqué martèle
          agace peste tacle fustige fustigé insiste insisté ajoute ajouté poursuit tranche dénonce
          dénoncé déplore déploré regrette regretté alerte
          martèlent répète cite cité citée repris exprimé exprimée voit relève pointe
          soutient soutenait considère considérait considèrent reproche reprochait reprochent pointent
          relèvent notent soulignent rappellent déplorent regrettent dénoncent alertent constate
          constatait plaidé admet reconnaît croit croient pense pensent pensait fulmine indigne alarme
          accuse accusent accusait évoque qualifie qualifiait décrit préviennent rétorque renchérit lâche
          lâché assène confirme précise précisé indique indiqué commente réagit
          said say says told argued argue argues believes believe thinks think warned warns wrote writes quipped quips joked jokes called
          calls likened likens compared compares described describes according complained complains
          noted notes added adds remarked remarks replied replies insisted insists claimed claims
          counters countered lamented laments deplored deplores mocked mused muses
          answers answered cited cites circulated
          maintains maintained contends contended suggested criticised criticized criticises criticizes
          regrets regretted worries worried feared accuses accused blames blamed reckons reckoned
          observes observed concludes concluded denounces denounced decries decried slams slammed blasts
          blasted dismisses dismissed branded brands cautions cautioned stresses stressed
          sagt sagte sagen meint meinte erklärt erklärte laut zufolge schreibt schrieb warnt warnte kritisiert
          kritisierte vergleicht verglich spottet spottete nennt nannte betont betonte fragt fragte mahnt mahnte beklagt
          rechnet sieht findet
          bemängelt bemängelte bedauert bedauerte äußerte rügt rügte moniert monierte bezeichnet
          bezeichnete hält hielt klagt klagte glaubt denkt resümiert urteilt urteilte kommentiert
          dice dicen dijo decía opina sostiene recuerda afirma afirmó según escribe escribió advierte advirtió compara comparó declara
          declaró asegura aseguró critica criticó lamenta lamentó denuncia denunció ironiza ironizó
          resume resumió insiste alerta señala señaló considera consideró cree creen piensa cuestiona
          cuestionó reprocha reprochó apunta apuntó subraya subrayó opinan afirman señalan sostienen
          sostuvo calificó califica describe tacha acusa acusó deplora""");

  /** Those of them that stand before the name of who speaks. */
  static final Set<String> SPEECH_PREPOSITIONS = words("selon according laut según");

  /** Verbs of which a name beside them may be the object, so that they tell only of us. */
  static final Set<String> WISHES =
      words(
          """
          réclame réclamé réclament demande demandé demandent exhorte exhorté plaide plaident interroge
          réclamait plaidait appelait appellent attend attendait attendent exige exigent voudraient veulent
          invite suggère suggérait proposent presse espèrent inquiète inquiètent inquiétait redoute
          redoutait redoutent prône appelle salue salué veut voulait voudrait souhaite souhaitait espère espérait craint recommande conseille propose
          asks ask asked urges urged wants want calls call called tells welcomed welcomes hopes hoped wanted demanded fears
          recommends advises proposes recommended seeks sought pleads presses pressed suggests advocates
          advocated expects expected
          verlangt verlangte plädiert plädierte appelliert drängt befürchtet fordert forderte rät empfiehlt will wünscht hofft fürchtet
          exige exigió solicita propuso quería desea insta instó aboga pide piden reclama reclamó aconseja recomienda quiere espera teme propone""");

  /** Before a name at the start of a sentence they say whose view it is: <i>For</i> Dupré, … */
  static final Set<String> OPENING_PREPOSITIONS = words("pour selon chez for para según laut bei");

  /** What was just said, at the start of a sentence that says by whom. */
  static final Set<String> BACKWARD =
      words(
          "c ce cet cette ces voilà tel telle that this these such both das dies diese beide so así eso esa ese este esta ambas ambos");

  /** Before the name of who did it: repris <i>par</i> Dupré. */
  static final Set<String> AGENT = words("par by durch por");

  static final Set<String> NEGATION =
      words("pas n personne not never nobody nicht niemand no ni nadie");

  /** Say that something was not said, or not by whom it was taken for. */
  static final Set<String> DENIAL =
      words(
          """
          dément démenti démentait nie nié jamais contrairement tort
          denies denied never declined wrongly falsely erroneously
          dementiert dementierte bestreitet bestritt nie niemals fälschlich
          desmiente desmintió niega negó jamás nunca erróneamente""");

  /** The writer speaks of himself. */
  static final Set<String> FIRST_PERSON =
      words("je j moi mon mes me m i my ich mir mich mein meine yo mi mis");

  /** Someone speaks who was named before. */
  static final Set<String> ANAPHORA =
      words(
          """
          il elle ils elles on celui celle
          he she they his her
          er sie seine ihre
          él ella su""");

  /** After a definite article they are someone who was named before: <i>the group</i> said. */
  static final Set<String> GROUPS =
      words(
          """
          association organisation ong collectif directeur chercheur
          group charity nonprofit organization ngo director researcher
          verein verband direktor leiter forscher
          asociación organización director investigador""");

  static final Set<String> DEFINITE = words("l le la the der die das el");

  /** Places and times rather than speakers follow these: a déclaré <i>à</i> Paris. */
  static final Set<String> PLACE_PREPOSITIONS =
      words("à a au aux en de du des dans in at from of on near nach aus im bei von desde con to");

  /** Headings that a release's standing text about us follows, their words folded. */
  static final Pattern ABOUT_US =
      Pattern.compile(
          "(a propos|contacts?|((press|media) contacts?)|about|notes? (to|aux)|uber|pressekontakt"
              + "|acerca de|sobre)( .*)?");

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
