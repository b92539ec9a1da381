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

  /** NameFinder of months and weekdays. */
  static final Set<String> CALENDAR = calendar();

  /** Verbs and prepositions that say whose words or thoughts these are. */
  static final Lexicon SPEECH =
      new Lexicon(
          """
          selon dit disent disait dixit affirme affirment affirmait affirmé déclare déclarent déclarait
          déclaré estime estiment estimait estimé juge jugent jugeait jugé lance lançait lancé ironise
          ironisait ironisé écrit écrivait écrivent explique expliquent expliquait expliqué souligne
          soulignent soulignait souligné raille raillent raillait raillé résume résument résumait résumé
          compare comparent comparait comparé plaisante plaisantait glisse glissait glissé soupire
          soupirait note noté notent notait rappelle rappellent rappelait rappelé répond répondent
          répondait répondu confie confié assure assuré assurent observe observé observent conclut
          concluait prévient préviennent prévenait critique critiquent critiquait critiqué martèle
          martèlent martelait martelé agace agaçait peste pestait tacle taclait fustig* insist* ajoute
          ajoutent ajoutait ajouté poursuit tranche tranchait dénonce dénoncent dénonçait dénoncé déplor*
          regrett* alerte alertent alertait répète répètent répétait cite cité citée citait repris exprime
          expriment exprimait exprimé voit voyait voient relève relèvent relevait pointe pointait pointent
          soutient soutenait soutiennent considère considèrent considérait reproch* constate constatent
          constatait admet reconnaît croit croient pense pensent pensait plaidé fulmin* indigne indignent
          indignait alarme alarment alarmait accuse accusent accusait évoque évoquait évoquent qualifie
          qualifiait qualifient décrit décrivait rétorqu* renchéri* lâche lâché assène assénait confirme
          confirmait précise précisait précisé indique indiquait indiqué commente commentait réagit étonne
          étonnent étonnait étonné émeut émeuvent émouvait insurg* déçu déçue déçus déçues mécontent mécontente sceptique désole désolent désolait plaint
          plaignent plaignait trouve trouvait offusque offusquait moque moquait brocard* étrill* éreint*
          vilipend* défend défendait diffusé diffusés diffusées détaille détaillait ressass* revendique revendiquait jure jurait jurent
          said say says saying told tell argue argues argued arguing believ* think thinks thought warn
          warns warned warning wrote writes quipped quips joked jokes called calls liken* compares compared
          describes described according complain* noted notes noting adds added adding remarked remarks
          replied replies insist* claims claimed claiming counters countered lament* deplores deplored
          mocked mocks mused muses answers answered cited cites circulated maintains maintained contend*
          suggests suggested criticis* criticiz* regrets regretted regretting worries worried feared
          accuses accused blames blamed reckon* observes observed conclud* denounc* decries decried slams
          slammed blasts blasted dismisses dismissed branded brands cautions cautioned stresses stressed
          gripe gripes griped grumbl* bemoan* baffled baffles puzzled unimpressed underwhelmed disappointed dissatisfied unhappy frustrated sceptical skeptical dismay* protested protests objected
          questioned ridicul* labels labelled dubbed swears swore fumed fumes sniffs sniffed scoff* rebuk* deems
          deemed highlights highlighted underlines underlined emphasi* acknowledges acknowledged concedes
          conceded commented reacts reacted responds responded tweeted explains explained declares
          declared voices voiced
          sagt sagte sagen meint meinte erklärt erklärte erklären laut zufolge schreibt schrieb schreiben
          warnt warnte warnen kritisiert* vergleicht verglich spottet spottete nennt nannte nennen betont
          betonte fragt fragte mahnt mahnte beklagt beklagte rechnet sieht sah findet fand bemäng*
          bedauert bedauerte bedauern äußert äußerte rügt rügte moniert monierte bezeichnet bezeichnete
          hält hielt klagt klagte glaubt denkt resümiert urteilt urteilte kommentiert wundert staunt ärgert
          empört enttäuscht skeptisch vermisst prangert hob
          dice dicen dijo dijeron decía opina opinan opinó sostien* sostuv* recuerda recuerdan recordó
          afirma afirman afirmó según escribe escribió advierte advierten advirtió compara comparan comparó
          declara declaró asegura aseguran aseguró critica critican criticó lamenta lamentan lamentó
          denuncia denuncian denunció ironiza ironizó resume resumió insiste insistió alerta alertó
          señala señalan señaló considera consideran consideró cree creen piensa piensan cuestiona
          cuestionó reprocha reprochan reprochó apunta apuntó subraya subrayan subrayó calificó califica
          describe tacha acusa acusó deplora decepcionado decepcionada descontento descontenta sorprende extraña quejan queja quejó protesta recalc* destaca
          destacó remarca remarcó difundió difunde divulgó""");

  /** Those of them that stand before the name of who speaks. */
  static final Set<String> SPEECH_PREPOSITIONS = words("selon according laut según");

  /** Verbs of which a name beside them may be the object, so that they tell only of us. */
  static final Lexicon WISHES =
      new Lexicon(
          """
          réclame réclament réclamait réclamé demande demandent demandait demandé exhort* plaide plaident
          plaidait interroge interrogent interrogeait appelle appellent appelait attend attendent attendait
          exige exigent exigeait voudrait voudraient veut veulent voulait suggère suggèrent suggérait
          propose proposent proposait presse pressent espère espèrent espérait inquiète inquiètent
          inquiétait redoute redoutent redoutait prône prônent prônait salue saluent saluait salué souhaite
          souhaitent souhaitait souhaiterait craint craignent craignait recommande recommandent recommandait
          conseille conseillent préconis* milite militent enjoi* adjur*
          asks ask asked urge urges urged urging wants want wanted call calls called calling tells welcomed
          welcomes hopes hoped demanded demands demanding fears recommends recommended recommending advises
          advised proposes proposed seeks seek sought pleads pressed presses suggests advocates advocated
          expects expected implor* counsels
          verlangt verlangte verlangen plädiert plädierte appelliert appellierte drängt befürchtet fordert
          forderte fordern rät empfiehlt empfahl will wollen wünscht hofft fürchtet
          exige exigen exigió solicita solicitó propuso propone proponen quería quiere quieren desea insta
          instan instó aboga abogan pide piden pidió reclama reclaman reclamó aconseja recomienda recomiendan
          recomendó espera teme exhorta""");

  /** Join a name and what is said of it: Dupré, <i>who</i> claims it. */
  static final Set<String> RELATIVES = words("qui who der die das que quien");

  /** What follows them is what is said, not who says it: said <i>that</i> Dupré … */
  static final Set<String> SUBORDINATORS = words("que qu si that if though dass ob");

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

  /** Who was named before, after <i>according to</i>. */
  static final Set<String> OBLIQUE =
      words("lui elle eux elles him her them ihm ihr ihnen él ella ellos ellas");

  /** After a definite article they are someone who was named before: <i>the group</i> said. */
  static final Set<String> GROUPS =
      words(
          """
          association organisation organisme ong collectif directeur chercheur
          group charity nonprofit organization ngo director researcher
          verein verband direktor leiter forscher
          asociación organización director investigador""");

  /** After a definite article they are someone who was named before and is not us. */
  static final Set<String> ROLES =
      words(
          """
          maire élu élue député députée sénateur sénatrice ministre économiste philosophe historien
          historienne sociologue professeur professeure avocat avocate écrivain écrivaine romancier
          romancière patron patronne glaciologue climatologue physicien physicienne entrepreneur
          entrepreneuse conseiller conseillère rapporteur rapporteure président présidente eurodéputé
          eurodéputée
          mayor lawmaker senator minister economist philosopher historian professor lawyer writer novelist
          entrepreneur president glaciologist physicist
          bürgermeister bürgermeisterin abgeordnete minister ministerin ökonom ökonomin philosoph
          philosophin professor professorin anwalt anwältin unternehmer unternehmerin präsident präsidentin
          alcalde alcaldesa diputado diputada senador senadora ministro ministra economista filósofo
          filósofa profesor profesora abogado abogada empresario empresaria presidente presidenta""");

  static final Set<String> DEFINITE = words("l le la the der die das el");

  /** Places and times rather than speakers follow these: a déclaré <i>à</i> Paris. */
  static final Set<String> PLACE_PREPOSITIONS =
      words("à a au aux en de du des dans in at from of on near nach aus im bei von desde con to");

  /** Headings that a release's standing text about us follows, their words folded. */
  static final Pattern ABOUT_US =
      Pattern.compile(
          "(a propos|contacts?|((press|media) contacts?)|about|notes? (to|aux)|uber|pressekontakt"
              + "|acerca de|sobre)( .*)?");

  /** The writer, or who is quoted, says that an image is his. */
  static final Pattern CLAIM =
      Pattern.compile(
          "(?iu)\\b(de mon cru|mon image|ma formule|ma comparaison|ma métaphore|(image|formule|comparaison"
              + "|métaphore) est (bien )?de moi|of my own|my own (line|image|metaphor|joke)|is mine"
              + "|mein (eigenes )?bild|stammt von mir|es mía|de mi cosecha)\\b");

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
