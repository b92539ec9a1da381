package org.vigie.standalone.propose.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.Trial;

class OwnNameTest {
  private static final ReleaseText RELEASE =
      new ReleaseText(
          "en",
          "River Trust will tear down the dam of Ashwell",
          """
          Ashwell, 3 March 2026. The River Trust will tear down the dam of Ashwell and free the \
          upper river for its salmon.

          "Our salmon bang their heads against concrete every autumn," says Jane Wren. "They \
          deserve a staircase."

          Farmers will receive money for meadows that are flooded. The dam has blocked the salmon \
          for ninety years.""");

  private final Trial riverTrust = trial("River Trust");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The River Trust wants the dam at Ashwell gone.",
        "The dam has blocked salmon long enough, says the River Trust.",
        "RIVER TRUST: JANE WREN HONOURED",
      })
  void aCommonNameIsOursBesideAnotherSignOfUs(String text) {
    assertThat(riverTrust.finds(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "River Trust wins the football cup.",
        "The River Trust sells salmon sandwiches.",
        "The river trust fund of Ashwell has no money.",
      })
  void aCommonNameAloneIsNot(String text) {
    assertThat(riverTrust.finds(text)).isFalse();
  }

  @Test
  void aRuleOfACommonNameCanBeNarrowed() {
    var rule = new Trial(List.of(own("River Trust", RELEASE).narrowed("River Trust")), Map.of());

    assertThat(rule.finds("The River Trust wants the dam at Ashwell gone.")).isTrue();
    assertThat(rule.finds("River Trust wins the football cup.")).isFalse();
    assertThat(rule.finds("Jane Wren left the river trust.")).isFalse();
  }

  @Test
  void aNameWithACommonWordMustBeWrittenAsWeWriteIt() {
    Trial school = trial("School of Landing");

    assertThat(school.finds("A night at the School of Landing.")).isTrue();
    assertThat(school.finds("SCHOOL OF LANDING OPENS")).isTrue();
    assertThat(school.finds("a school of landing")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LABORATOIRES FORTUNET | The Laboratoires Fortunet are here.",
        "LABORATOIRES FORTUNET | The LABORATOIRES FORTUNET are here.",
        "AMIS D'ORNEVAL        | Les Amis d’Orneval sont ici.",
        "AMIS DES ORNEVAUX     | Les Amis des Ornevaux sont ici.",
        "SEGERIE               | Jane Wren left Segerie.",
        "FORTUNET House        | The Fortunet House is here.",
      })
  void aNameInCapitalsIsFoundAsPapersPrintIt(String name, String text) {
    assertThat(trial(name).finds(text)).isTrue();
    assertThat(own(name, RELEASE).proposal().rules())
        .noneMatch(it -> it.matches(".*\"\\p{Ll}\\p{Lu}.*"));
  }

  @Test
  void greekCapitalsHaveNoAccents() {
    assertThat(Capitals.of("Ένωση Αϊτών Ελλάδος")).isEqualTo("ΕΝΩΣΗ ΑΪΤΩΝ ΕΛΛΑΔΟΣ");
    assertThat(Capitals.of("Église d'Évron")).isEqualTo("ÉGLISE D'ÉVRON");
  }

  @Test
  void ofANameInCapitalsSmallWordsStaySmall() {
    assertThat(Capitals.asPrinted("AMIS DES DUNES D'ORNEVAL"))
        .isEqualTo("Amis des Dunes d'Orneval");
    assertThat(Capitals.asPrinted("DES DUNES")).isEqualTo("Des Dunes");
    assertThat(Capitals.asPrinted("Amis D'Orneval")).isEqualTo("Amis D'Orneval");
  }

  @Test
  void anAmpersandIsAlsoAWord() {
    var german = new ReleaseText("de", "Moor & Schilf sät", "Moor & Schilf sät am Abend.");
    var english = new ReleaseText("en", "Moor & Schilf sows", "Moor & Schilf sows at night.");

    assertThat(own("Moor & Schilf", german, english).names())
        .containsExactly("Moor & Schilf", "Moor und Schilf", "Moor and Schilf");
  }

  @Test
  void aNameWithAnArticleIsFoundAtTheBeginningOfASentenceAndBehindOf() {
    var release = new ReleaseText("fr", "Les digues", "Le Douze compte les digues. Douze digues.");
    List<Spokesperson> people = List.of(new Spokesperson("Jane Wren", List.of(), List.of()));
    var answers = new Answers("le Douze", List.of(), null, null, people, List.of(), List.of());
    var own = new OwnName(answers, new ReleaseWords(List.of(release)));

    Trial trial = new Trial(own.proposal().rules(), own.macros());
    assertThat(trial.finds("Le Douze compte, dit Jane Wren.")).isTrue();
    assertThat(trial.finds("Jane Wren est la voix du Douze.")).isTrue();
    assertThat(trial.finds("Jane Wren a douze ans et du pain.")).isFalse();
  }

  @Test
  void anArticleIsNoPartOfAGermanCompound() {
    var release = new ReleaseText("de", "Der Hafel fährt", "Der Hafel fährt am Abend.");

    assertThat(own("Der Hafel", release).names()).doesNotContain("Derhafel");
  }

  @Test
  void aGermanNameIsAlsoOneWord() {
    var release = new ReleaseText("de", "Salzach Bahn fährt", "Die Salzach Bahn fährt am Abend.");

    assertThat(own("Salzach Bahn", release).names()).contains("Salzachbahn");
    assertThat(own("Salzach Bahn", RELEASE).names()).doesNotContain("Salzachbahn");
  }

  @Test
  void aNameOfOneWordIsFoundWithTheEndingsOfItsLanguage() {
    var release = new ReleaseText("de", "Der Hafelring rudert", "Der Hafelring rudert am Abend.");
    Trial german = new Trial(own("Hafelring", release).proposal().rules(), Map.of());
    Trial english = new Trial(own("Hafelring", RELEASE).proposal().rules(), Map.of());

    assertThat(german.finds("Die Boote des Hafelrings liegen am Steg.")).isTrue();
    assertThat(german.finds("Die Boote des Hafelringes liegen am Steg.")).isTrue();
    assertThat(german.finds("Die Hafelringbahn hat hafelrings Boote.")).isFalse();
    assertThat(english.finds("Die Boote des Hafelrings liegen am Steg.")).isFalse();
    // The longer form is a common word.
    assertThat(own("Ander", release).proposal().rules()).noneMatch(it -> it.contains("Anders"));
  }

  @Test
  void aNounOfAGermanReleaseIsNeitherABrandNorASignOfUs() {
    String german =
        """
        Die Kähne der Jungschiffer bringen drei Monate lang Äpfel nach Hafelau. Das kostet zwei \
        Millionen Euro, sagt Jane Wren. Drei Monate lang fahren Jungschiffer und Kähne.

        Über den Ruder Bund: Der Ruder Bund lehrt Jungschiffer das Rudern.""";
    OwnName own = own("Ruder Bund", new ReleaseText("de", "Jungschiffer fahren Äpfel", german));

    assertThat(own.brands()).isEmpty();
    assertThat(own.context().orElseThrow())
        .contains("\"Jane Wren\"")
        .doesNotContain("Monate\"", "Jungschiffer\"", "Millionen");
  }

  @Test
  void theNameInATranslationIsFound() {
    var text = "Calvaigne Water lowers its prices. From May, Calvaigne Water bills half as much.";
    OwnName own = own("Eaux de Calvaigne", new ReleaseText("en", "Cheaper water", text));

    assertThat(own.names()).containsExactly("Eaux de Calvaigne", "Calvaigne Water");
    // The word alone may be the river's name
    assertThat(own.proposal().rules()).noneMatch(rule -> rule.contains("exact:Calvaigne"));
  }

  @Test
  void aWordThatTheReleaseUsesAloneIsAShortName() {
    var text = "Calvaigne lowers its prices, says Jane Wren of Eaux de Calvaigne.";
    OwnName own = own("Eaux de Calvaigne", new ReleaseText("en", "Cheaper water", text));

    assertThat(own.proposal().rules()).contains("exact:Calvaigne IF @context");
  }

  @Test
  void aWordThatTheTitleUsesAloneIsAShortName() {
    var text = "Calvaigne Waterworks lowers its prices, says Jane Wren of Calvaigne Waterworks.";
    OwnName own =
        own("Calvaigne Waterworks", new ReleaseText("en", "Calvaigne makes water cheap", text));

    assertThat(own.proposal().rules()).contains("exact:Calvaigne IF @context");
  }

  @Test
  void whomToCallIsNoNameOfOurs() {
    var text = "Eaux de Calvaigne rit, dit Jane Wren.\n\nContact Jane Wren\n\nMerci.";
    OwnName own = own("Eaux de Calvaigne", new ReleaseText("fr", "Une eau", text));

    assertThat(own.names()).doesNotContain("Jane Wren");
  }

  @Test
  void aRegionIsNoShortName() {
    var text = "Eaux Calvaigne lowers its prices in Calvaigne. Write to eaux@calvaigne.example.";
    OwnName own = own("Eaux Calvaigne", new ReleaseText("en", "Cheaper water", text));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.contains("exact:Calvaigne"));
  }

  @Test
  void aRegionBesideOurKindIsNoShortName() {
    var text = "Calvaigne Hospital opens at night for every child in Calvaigne.";
    OwnName own = own("Calvaigne Hospital", new ReleaseText("en", "Open at night", text));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.contains("exact:Calvaigne"));
  }

  @Test
  void theShortNameIsTheWordThatATranslationKeeps() {
    var german =
        "Die Ton-Musikschule Arnau zieht um. Das Haus der Musikschule ist alt. Arnau hilft.";
    var italian = "Arnau aiuta la scuola di musica. Lo dice press@musikschule.example.";
    OwnName own =
        own(
            "Ton-Musikschule Arnau",
            new ReleaseText("de", "Umzug", german),
            new ReleaseText("it", "Trasloco", italian));

    assertThat(own.proposal().rules())
        .contains("exact:Arnau IF @context")
        .noneMatch(rule -> rule.contains("Musikschule IF") || rule.contains("Musikschulearnau"));
  }

  @Test
  void aWordOfTheNameInATranslationIsNotUsedAlone() {
    var french = new ReleaseText("fr", "Notes", "La Ligue Calvienne du chant (LICAC) chante.");
    var english = new ReleaseText("en", "News", "The Ligue Calvienne of songs (LICAC) sings.");
    OwnName own = own("Ligue Calvienne du chant", french, english);

    assertThat(own.names()).contains("Ligue Calvienne of songs");
    assertThat(own.proposal().rules()).noneMatch(rule -> rule.startsWith("exact:Calvienne"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"harrow-mill-farm.example", "harrowmillfarm.example"})
  void theBeginningOfTheNameThatOurDomainConsistsOfIsAName(String domain) {
    var text = "They shine on Harrow Mill Farm Dairies Ltd.\n\nPress contact: milk@" + domain;
    OwnName own = own("Harrow Mill Farm Dairies Ltd", new ReleaseText("en", "Milk", text));

    assertThat(own.names()).containsExactly("Harrow Mill Farm Dairies Ltd", "Harrow Mill Farm");
  }

  @Test
  void theDomainOfWhichWeHaveOnlyAPartGivesNoName() {
    var news = "They shine on us, and we shine on them. ".repeat(3);
    var text = news + "\n\nPress contact: milk@north.harrow-mill.example";
    OwnName own = own("Harrow Mill of Ashwell", new ReleaseText("en", "Milk", text));

    assertThat(own.domain()).isPresent();
    assertThat(own.names()).containsExactly("Harrow Mill of Ashwell");
  }

  @ParameterizedTest
  @CsvSource({
    "Tollerby Sailing Museum, press@tollerby.example, The boats of Tollerby, true",
    "Tollerby Sailing Museum, press@sailing.example, The boats of Tollerby, false",
    // The domain can be a frequent word.
    "Water Sailing Museum, press@water.example, Water is wet, false",
  })
  void theFirstWordOfTheNameThatOurDomainConsistsOfIsAShortName(
      String name, String mail, String article, boolean isFound) {
    var text =
        "Ardane, 3 May 2025 – The %s shows boats in Ardane.\n\nPress contact: %s"
            .formatted(name, mail);
    OwnName own = own(name, new ReleaseText("en", "Boats on show", text));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds(article + ", says Jane Wren.")).isEqualTo(isFound);
    assertThat(trial.finds(article)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "imprensa@caixadotollerby.example, true",
    "imprensa@tollerby.example, false",
  })
  void aNameThatOurDomainConsistsOfIsCertain(String mail, boolean isCertain) {
    var text =
        "Ardane, 3 de maio de 2025 – A Caixa do Tollerby instala caixas.\n\nContacto para a imprensa: "
            + mail;
    OwnName own = own("Caixa do Tollerby", new ReleaseText("pt", "Há caixas", text));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds("O prémio é da Caixa do Tollerby.")).isEqualTo(isCertain);
  }

  @ParameterizedTest
  @CsvSource({
    "La asociación Roue Libre (Rueda Libre) pide carriles., true",
    // A network and a town have brackets, too, and the original names them.
    "La asociación Roue Libre (Réseau Carmin) pide carriles., false",
    "La asociación Roue Libre (Ardane) pide carriles., false",
  })
  void aTranslationSaysInBracketsWhatOurNameMeans(String text, boolean isFound) {
    var french =
        new ReleaseText("fr", "Des pistes", "Roue Libre, du Réseau Carmin, demande des pistes.");
    OwnName own = own("Roue Libre", french, new ReleaseText("es", "Carriles", text));

    assertThat(own.names().contains("Rueda Libre")).isEqualTo(isFound);
    assertThat(own.names()).doesNotContain("Réseau Carmin", "Ardane");
  }

  @ParameterizedTest
  @CsvSource({
    "Gebrüder Tollerby, presse@tollerby.example, Die Suppe von Tollerby, true",
    "Gebrüder Tollerby, presse@suppe.example, Die Suppe von Tollerby, false",
    // The domain can be a region or a frequent word.
    "Suppengruppe Calvenland, presse@calvenland.example, Die Suppe von Calvenland, false",
    "Gebrüder Haus, presse@haus.example, Das Haus ist rot, false",
  })
  void theEndOfTheNameThatOurDomainConsistsOfIsAShortName(
      String name, String mail, String article, boolean isFound) {
    var text =
        "Ardane, 3. Mai 2025 – %s kocht eine Suppe.\n\nPressekontakt: %s".formatted(name, mail);
    OwnName own = own(name, new ReleaseText("de", "Eine Suppe", text));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds(article + ", sagt Jane Wren.")).isEqualTo(isFound);
    assertThat(trial.finds(article)).isFalse();
  }

  @Test
  void aWordBehindWhichOurNameAlwaysGoesOnIsNoShortName() {
    OwnName own =
        own(
            "Complejo Universitario Marquesa de Tollerby",
            new ReleaseText(
                "es",
                "Tollerby pide médicos",
                "Ardane, 3 de mayo de 2025. El Complejo Universitario Marquesa de Tollerby canta."),
            new ReleaseText(
                "en", "Tollerby asks for doctors", "The Marquesa de Tollerby University sings."));

    assertThat(own.proposal().rules())
        .anyMatch(rule -> rule.contains("exact:Tollerby"))
        .noneMatch(rule -> rule.contains("exact:Marquesa"));
  }

  @ParameterizedTest
  @CsvSource({
    "Cliniques universitaires Sainte-Calvine, hospital, Sainte-Calvine University Hospital",
    "Musées municipaux Sainte-Calvine, museum, Sainte-Calvine Municipal Museum",
  })
  void aNameCanBeginWithAPluralAndItsAdjective(String name, String kind, String english) {
    var text = "Ardane, le 3 mai 2025 – Les " + name + " chantent.";
    var person = new Spokesperson("Jane Wren", List.of(), List.of());
    var answers = new Answers(name, List.of(), null, kind, List.of(person), List.of(), List.of());
    var own = new OwnName(answers, new ReleaseWords(List.of(new ReleaseText("fr", "Non", text))));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds("The " + english + " in Ardane sings.")).isTrue();
    assertThat(trial.finds("À Sainte-Calvine, dit Jane Wren, on chante.")).isTrue();
    assertThat(trial.finds("À Sainte-Calvine, on chante.")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "UZ Sint-Calvijn, true",
    "Stichting Sint-Calvijn, false",
    "ABC Sint-Calvijn, false",
    "het UZ Sint-Calvijn, false",
    "UZ Ardane, false",
    "Ziekenhuis Sint-Calvijn, true",
    "Calvijn, false",
    "'UZ Ardane, Sint-Calvijn', false",
  })
  void aShorterNameInBracketsIsOurs(String inBrackets, boolean isOurs) {
    var text = "Het Universitair Ziekenhuis Sint-Calvijn (" + inBrackets + ") zingt een lied.";
    OwnName own =
        own("Universitair Ziekenhuis Sint-Calvijn", new ReleaseText("nl", "Een lied", text));

    assertThat(own.names().contains(inBrackets)).isEqualTo(isOurs);
  }

  @Test
  void ourTownIsNoSubject() {
    var text =
        "Ardane, le 3 mai 2025 – Le Calvier chante. "
            + "Ardane rit, Ardane danse. Un moulin, un canal, un barrage, un saumon, une truite, "
            + "une vanne, une écluse et un chaland chantent.";

    assertThat(own("Le Calvier", new ReleaseText("fr", "Non", text)).context().orElseThrow())
        .doesNotContain("ardane");
  }

  @ParameterizedTest
  @CsvSource({"300 furlongs, false", "furlongs, true", "300 chalands, true"})
  void aUnitBehindANumberIsNoSubject(String counted, boolean isSubject) {
    var text =
        "Un moulin, un canal, un barrage, un saumon, une truite, une vanne, une écluse et "
            + counted
            + ". Des furlongs ou des chalands, des chalands ou des furlongs, chante le Calvier.";
    String word = counted.substring(counted.lastIndexOf(' ') + 1);

    String context = own("Le Calvier", new ReleaseText("fr", "Non", text)).context().orElseThrow();

    assertThat(context.contains(word)).isEqualTo(isSubject);
  }

  @Test
  void aPageOfASocialNetworkIsNoDomainOfOurs() {
    var site = URI.create("https://www.facebook.com/rivertrust");
    var answers =
        new Answers("River Trust", List.of(), site, null, List.of(), List.of(), List.of());
    var own = new OwnName(answers, new ReleaseWords(List.of(RELEASE)));

    assertThat(own.domains()).isEmpty();
    assertThat(own.context().orElseThrow()).doesNotContain("facebook");
  }

  @Test
  void theBeginningThatTheReleaseUsesAloneIsAShortName() {
    var text = "Les Archives rurales de la Calvaigne rient. Les Archives rurales chantent.";
    OwnName own =
        own("Archives rurales de la Calvaigne", new ReleaseText("fr", "Des chants", text));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds("Les Archives rurales chantent, dit Jane Wren.")).isTrue();
    assertThat(trial.finds("Les Archives rurales chantent.")).isFalse();
    assertThat(own.names()).doesNotContain("Archives rurales");
  }

  @Test
  void theEndOfALongerNameIsNoName() {
    var text =
        "Ashwell Hospitals NHS Trust sings. NHS England dances with Ashwell Hospitals NHS Trust.";
    OwnName own = own("Ashwell Hospitals NHS Trust", new ReleaseText("en", "A song", text));

    assertThat(own.names()).containsExactly("Ashwell Hospitals NHS Trust");
  }

  @Test
  void aShortNameCanHaveAnArticle() {
    var text = "La Calvaigne rit. « Non », dit Jane Wren, de la Fromagerie La Calvaigne.";
    OwnName own = own("Fromagerie La Calvaigne", new ReleaseText("fr", "Du lait", text));

    assertThat(own.proposal().rules()).contains("exact:Calvaigne IF @context");
  }

  @Test
  void aGermanNounIsNoShortName() {
    var text = "Die Calver Steilmatten blühen. Eine Steilmatte ist bunt. Steilmatten sind schön.";
    OwnName own = own("Calver Steilmatten", new ReleaseText("de", "Es blüht", text));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.startsWith("exact:Steilmatten"));
  }

  @Test
  void theEndOfAnotherFormOfTheNameIsNoShortName() {
    var text = "Der Bund Hafel Calven rudert. Ein Boot des Bundes Hafel Calven sinkt.";
    OwnName own = own("Bund Hafel Calven", new ReleaseText("de", "Ein Boot", text));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.startsWith("exact:Calven"));
  }

  @Test
  void aLongNameIsFoundInEachOfItsForms() {
    var text = "Der Bund der Familien mit Feyrer-Niere fordert ein Register.";
    OwnName own =
        own("Bund der Familien mit Feyrer-Niere", new ReleaseText("de", "Register", text));

    assertThat(own.proposal().rules()).contains("stem:\"Bund der Familien mit Feyrer-Niere\"");
  }

  @Test
  void theNameWithoutTheWordForOurKindIsAShortName() {
    var text = "L’Hôpital Val-Dorelle ouvre un guichet. L’Hôpital Val-Dorelle est à Hautmelle.";
    OwnName own = own("Hôpital Val-Dorelle", new ReleaseText("fr", "Un guichet", text));
    Trial trial = new Trial(own.proposal().rules(), own.macros());

    assertThat(trial.finds("Val-Dorelle ouvre un guichet, dit Jane Wren.")).isTrue();
    assertThat(trial.finds("La gare de Val-Dorelle ferme.")).isFalse();
    assertThat(own.names()).containsExactly("Hôpital Val-Dorelle");
  }

  @ParameterizedTest
  @CsvSource({
    "Hôpital Delphine Castérac, Hôpital Castérac",
    "Hôpital Delphine-Castérac, ",
    "Hôpital Général Castérac, ",
    "Delphine Castérac Solidarité, ",
    "Hôpital Delphine Castérac Nord, "
  })
  void theNameWithoutTheForenameOfAPersonIsAnotherName(String name, String shorter) {
    var text = "« Nos lits sont pleins », dit Jane Wren. Le plan général ferme vingt lits.";
    OwnName own = own(name, new ReleaseText("fr", "Vingt lits", text));

    assertThat(own.names()).startsWith(name).hasSize(shorter == null ? 1 : 2);
    assertThat(own.names().getLast()).isEqualTo(shorter == null ? name : shorter);
  }

  @Test
  void aForenameAndTheSurnameOfOurPeopleAreNoShortNames() {
    var text =
        "« Ma sœur Delphine riait. Delphine chantait », dit Jane Wren. Les lits sont pleins.";
    OwnName own = own("Hôpital Delphine Wren", new ReleaseText("fr", "Vingt lits", text));

    assertThat(own.proposal().rules())
        .noneMatch(rule -> rule.startsWith("exact:Delphine IF"))
        .noneMatch(rule -> rule.startsWith("exact:Wren IF"));
  }

  @Test
  void theHalvesOfANameInTwoLanguagesAreNamesIfTheyAreUsedAlone() {
    String name = "Maison Calvaigne – Huis Calvaigne";
    OwnName own = own(name, new ReleaseText("nl", name, "Het Huis Calvaigne zingt, zegt Jane."));

    assertThat(own.names()).containsExactly(name, "Huis Calvaigne");
  }

  @Test
  void aFrequentWordIsNoShortName() {
    var text = "Het Calvaigne Huis zingt. Huis zingt altijd, zegt Jane Wren.";
    OwnName own = own("Calvaigne Huis", new ReleaseText("nl", "Een lied", text));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.startsWith("exact:Huis"));
  }

  @Test
  void aShortNameThatIsGivenHasOneRule() {
    var text = "AFLO – Association des fleurs paie. AFLO rit. Le Centre AFLO aussi, dit Jane Wren.";
    var answers =
        new Answers(
            "AFLO – Association des fleurs",
            List.of("AFLO"),
            null,
            null,
            List.of(new Spokesperson("Jane Wren", List.of(), List.of())),
            List.of(),
            List.of());
    var own =
        new OwnName(answers, new ReleaseWords(List.of(new ReleaseText("fr", "Fleurs", text))));

    assertThat(own.proposal().rules()).noneMatch(rule -> rule.startsWith("exact:AFLO "));
  }

  @Test
  void theWordsOfANameAreJoinedInOurLanguageOnly() {
    var french = new ReleaseText("fr", "Un guichet", "L’Hôpital Val-Dorelle ouvre un guichet.");
    var dutch = new ReleaseText("nl", "Een loket", "Hôpital Val-Dorelle opent een loket.");
    OwnName own = own("Hôpital Val-Dorelle", french, dutch);

    assertThat(own.names()).containsExactly("Hôpital Val-Dorelle");
  }

  @Test
  void whatWeMakeIsABrand() {
    String english =
        """
        Glass replaces plastic in May. Shops pay half a euro for each jar of Verdanche that \
        comes back, and farmers of the valley receive more for their milk than before.

        About Vessagnol: it makes cheese in Mauvernas, and sells it as Verdanche.""";
    String french =
        """
        Le verre remplace le plastique en mai. Les commerces paient chaque bocal de Verdanche \
        qui revient, et les fermiers de la vallée touchent plus pour leur lait.

        À propos de Vessagnol : à Mauvernas, du fromage appelé Verdanche.""";
    var release = new ReleaseText("en", "Verdanche gives up plastic", english);

    assertThat(brands(release, new ReleaseText("fr", "Verdanche sans plastique", french)))
        .containsExactly("Verdanche");
    assertThat(brands(release, new ReleaseText("fr", "Sans plastique", french))).isEmpty();
    assertThat(brands(release, new ReleaseText("fr", "Verdanche", "Ici, Verdanche."))).isEmpty();
    assertThat(brands(new ReleaseText("en", "Mauvernas has glass", english))).isEmpty();
    assertThat(brands(new ReleaseText("en", "Vessagnol has glass", english))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fr | La marque « Rotmoulin » et les marques Calvine (soupes), Verd’Anche et Mauve. | À propos de
          de | Die Marke Rotmoulin sowie die Marken Calvine (Suppen), Verd’Anche und Mauve. | Über
          en | The Rotmoulin brand and the Calvine (soups), Verd’Anche and Mauve brands. | About
          nl | Het merk Rotmoulin en de merken Calvine, Verd’Anche en Mauve. | Over
          es | La marca Rotmoulin y las marcas Calvine, Verd’Anche y Mauve. | Acerca de
          it | Il marchio Rotmoulin e i marchi Calvine, Verd’Anche e Mauve. | Informazioni su
          pt | A marca Rotmoulin e as marcas Calvine, Verd’Anche e Mauve. | Sobre
          """)
  void whatATextCallsABrandIsOne(String language, String sentence, String about) {
    // Mauve is not where we say who we are.
    String standing = "\n\n" + about + " Vessagnol\n\nRotmoulin, Calvine, Verd’Anche.";
    var release = new ReleaseText(language, "Non", sentence + standing);

    assertThat(brands(release)).containsExactlyInAnyOrder("Rotmoulin", "Calvine", "Verd’Anche");
    assertThat(brands(release, new ReleaseText("fr", "Non", "Rotmoulin.")))
        .containsExactly("Rotmoulin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | We sell the brand Verdanche in Mauvernas and bring it to Ardane.  | Verdanche
          en | We sell the Verdanche, Mauvin, and Ardane brands.                 | Verdanche;Mauvin
          en | We sell the Mauvin brandy, and the leading Ardane brand.          |
          de | Die Marken „Verdanche“ und »Mauvin« sowie Ardane sind neu.        | Verdanche;Mauvin
          de | Unter der Marke Verdanche Mauvernas und Ardane verkauft sie Käse. | Verdanche
          fr | Cette année marque Verdanche, et Ardane.                          |
          """)
  void whatStandsBesideABrandIsNone(String language, String sentence, String wanted) {
    String standing = "\n\nVerdanche, Mauvin, Mauvernas, Ardane. press@vessagnol.example";
    String about = Map.of("en", "About", "de", "Über", "fr", "À propos de").get(language);
    var text = "Ardane, 3 May 2025. " + sentence + "\n\n" + about + " Vessagnol" + standing;

    assertThat(String.join(";", brands(new ReleaseText(language, "Non", text))))
        .isEqualTo(wanted == null ? "" : wanted);
  }

  @Test
  void aRiverIsNoBrand() {
    String news = "Le curage de la Vauvre tue des arbres. Jane Wren aime la rive de la Vauvre. ";
    String standing = "\n\nÀ propos : Vessagnol protège les rives de la Vauvre.";

    assertThat(brands(new ReleaseText("fr", "Le curage de la Vauvre", news + standing))).isEmpty();
  }

  @Test
  void aRiverInTheNameOfATownIsNoBrand() {
    String news = "Le curage de la Vauvre tue des arbres à Orbec-sur-Vauvre. ";
    String standing = "\n\nÀ propos : Vessagnol protège les rives de la Vauvre.";

    assertThat(brands(new ReleaseText("fr", "Le curage de la Vauvre", news + standing))).isEmpty();
  }

  private static List<String> brands(ReleaseText... texts) {
    return own("Laiteries Vessagnol", texts).brands();
  }

  @Test
  void anAcronymIsExplainedWithAnyApostrophe() {
    var text = "L’Alliance de l’air (ADA) publie son bilan.";

    assertThat(own("Alliance de l'air", new ReleaseText("fr", "Bilan", text)).names())
        .contains("ADA");
  }

  @Test
  void aRepeatedWordOfOurInitialsIsAnAcronym() {
    var text = "RAFT wants clean rivers. RAFT and WWF met, and WWF left for FAR. A RAT came.";
    OwnName own =
        own("Rivers and Forests of Tarn", new ReleaseText("en", "RAFT goes on; FAR, too", text));

    assertThat(own.names()).containsExactly("Rivers and Forests of Tarn", "RAFT");
    assertThat(own.proposal().rules())
        .contains("exact:\"RAFT\"", "exact:Raft IF @context")
        .noneMatch(rule -> rule.contains("WWF") || rule.contains("FAR") || rule.contains("RAT"));
  }

  @Test
  void aFirstWordThatSaysWhatWeAreIsNoShortName() {
    var text = "The Alliance of Calvaigne met. Alliance members sang. Calvaigne sang.";
    OwnName own = own("Alliance of Calvaigne", new ReleaseText("en", "A song", text));

    assertThat(own.proposal().rules())
        .contains("exact:Calvaigne IF @context")
        .noneMatch(rule -> rule.contains("exact:Alliance"));
  }

  @Test
  void anAcronymOfAnotherNameIsOurs() {
    var text = "Depuis lundi, l'Union des Maraîchers de l'Orbe (UMO) s'appelle Terralis.";
    var others = List.of("Union des Maraîchers de l'Orbe");
    var words = new ReleaseWords(List.of(new ReleaseText("fr", "Un nom", text)));

    assertThat(new OwnName(answers("Terralis", others, List.of()), words).names())
        .containsExactly("Terralis", "Union des Maraîchers de l'Orbe", "UMO");
  }

  @Test
  void onlyTheWholeNamesOfOurPeopleAreSignsOfUs() {
    var text = "Hugo de la Ferronnière rit. Hugo de la Ferronnière chante. Ninon aussi. Et Ninon.";
    List<Spokesperson> people =
        Stream.of("Hugo de la Ferronnière", "Ninon")
            .map(name -> new Spokesperson(name, List.of(), List.of()))
            .toList();
    var answers = new Answers("River Trust", List.of(), null, null, people, List.of(), List.of());
    var words = new ReleaseWords(List.of(new ReleaseText("fr", "Des chants", text)));

    assertThat(new OwnName(answers, words).context().orElseThrow())
        .contains("\"Hugo de la Ferronnière\"")
        .doesNotContain("\"Hugo\"", "\"Ferronnière\"", "\"Ninon\"");
  }

  @Test
  void whatWeAreBeforeACommonNameIsASignOfUs() {
    var text = "The charity River Trust loves rivers. Trust it, the yellow River Trust sings.";
    OwnName own = own("River Trust", new ReleaseText("en", "Of rivers and trust", text));

    assertThat(own.context().orElseThrow())
        .contains("\"charity River Trust\"")
        .doesNotContain("yellow");
  }

  @Test
  void theContextKeepsTheAccentsByWhichStemsDiffer() {
    var text = "Les rivières débordent, et rien ne va plus.";
    var words = new ReleaseWords(List.of(new ReleaseText("fr", "Des rivières", text)));

    assertThat(words.subjects(Set.of(), 1)).containsExactly("rivières");
  }

  @Test
  void aNumberIsNoSubjectOfTheContext() {
    var text = "Quatorze rivières débordent, et quatorze millions, et encore quatorze.";
    var words = new ReleaseWords(List.of(new ReleaseText("fr", "Quatorze", text)));

    assertThat(words.subjects(Set.of(), 2)).containsExactly("rivières", "débordent");
  }

  @Test
  void whatFiguresAreMeasuredInIsNoSubjectOfTheContext() {
    var text =
        "Twelve per cent of 44 gleaners paid 6 groats, and 9,000 groats remain. Some 40 gleaners and"
            + " their 300 baskets stay; baskets are dear. They bound 8,400 sheaves, and one of 24"
            + " reapers fell; 24 reapers went on.";
    var words = new ReleaseWords(List.of(new ReleaseText("en", "Gleaners", text)));

    assertThat(words.subjects(Set.of(), 99))
        .contains("gleaners", "baskets", "sheaves", "reapers")
        .doesNotContain("cent", "groats");
  }

  @Test
  void theContextHasOneFormOfEachWord() {
    String lampposts = " A lamppost fell. Lampposts fell. Lampposts fell. A lamppost fell.";
    var release = new ReleaseText("en", RELEASE.title(), RELEASE.text() + lampposts);

    assertThat(own("River Trust", release).context().orElseThrow()).containsOnlyOnce("lamppost");
  }

  @Test
  void theContextHasStemsOfTheReleasesWordsButNotOfOurName() {
    assertThat(own("River Trust", RELEASE).context().orElseThrow())
        .contains("stem:ATLEAST/2 (")
        .contains("dam");
    assertThat(own("Rivers Dams", RELEASE).context().orElseThrow())
        .doesNotContain(" dam ", "(dam ", "river");
  }

  @Test
  void onlyANameThatOthersCanHaveIsToBeIgnoredAlone() {
    assertThat(own("River Trust", RELEASE).proposal().ignores()).containsExactly("River Trust");
    assertThat(own("School of Landing", RELEASE).proposal().ignores()).isEmpty();
  }

  @Test
  void anAcronymThatOthersCannotHaveIsTheId() {
    var long4 = new ReleaseText("en", "News", "The Rivers and Forests of Tarn (RAFT) met.");
    var short3 = new ReleaseText("en", "News", "The Rivers and Forests of Tarn (RFT) met.");

    assertThat(own("Rivers and Forests of Tarn", long4).proposal().id()).isEqualTo("raft");
    assertThat(own("Rivers and Forests of Tarn", short3).proposal().id())
        .isEqualTo("rivers-and-forests-of-tarn");
    assertThat(own("Rivers and Forests of Tarn", List.of("Tarn", "RiFoTa")).proposal().id())
        .isEqualTo("rifota");
  }

  @Test
  void theLongNameOfATranslationIsAnotherName() {
    var french = new ReleaseText("fr", "Nouvelles", "L'Alliance de l'eau (ALEAU) chante.");
    var english = new ReleaseText("en", "News", "The Water Alliance (ALEAU) sings.");
    OwnName own = own("Alliance de l’eau", french, english);

    assertThat(own.names()).containsExactly("Alliance de l’eau", "ALEAU", "Water Alliance");
    assertThat(own.proposal().rules())
        .anyMatch(rule -> rule.startsWith("exact:(\"Water Alliance\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ashwell, 3 March 2026. We go to the Lisbon summit. The ministers meet in Lisbon.",
        "We go to the\nLisbon summit. In Lisbon we sing.",
      })
  void theTownOfASummitIsNoSignOfUs(String news) {
    var release = new ReleaseText("en", "At the Lisbon summit", news + "\n\n" + RELEASE.text());

    assertThat(own("River Trust", release).context().orElseThrow())
        .contains("stem:ATLEAST/2")
        .doesNotContainIgnoringCase("lisbon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "News | Lisbon, 3 March 2026. We sing in Lisbon. You sing in Lisbon.",
        "News | We sing in Lisbon. Now Lisbon sings, too.",
        "Now Lisbon sings | We sing in Lisbon. You sing in Lisbon.",
        "News | We sing in Lisbon, often and with joy.#About us: the River Trust is in Lisbon.",
      })
  void ourTownIsASignOfUs(String title, String news) {
    var release = new ReleaseText("en", title, news.replace("#", "\n\n"));

    assertThat(own("River Trust", release).context().orElseThrow()).contains("\"Lisbon\"");
  }

  @Test
  void theDomainOfOurMailIsASignOfUsUnlessAnOutletHasIt() {
    var text =
        new ReleaseText(
            "en", "News", "We sing. ".repeat(9) + "\n\nPress contact: jo@rivertrust.example");
    var words = new ReleaseWords(List.of(text));
    var outlets = List.of(URI.create("https://www.rivertrust.example"));

    assertThat(
            new OwnName(answers("River Trust", List.of(), List.of()), words)
                .context()
                .orElseThrow())
        .contains("\"rivertrust.example\"");
    assertThat(new OwnName(answers("River Trust", List.of(), outlets), words).domain()).isEmpty();
  }

  private static Trial trial(String name) {
    OwnName own = own(name, RELEASE);
    return new Trial(own.proposal().rules(), own.macros());
  }

  private static OwnName own(String name, ReleaseText... texts) {
    return new OwnName(answers(name, List.of(), List.of()), new ReleaseWords(List.of(texts)));
  }

  private static OwnName own(String name, List<String> others) {
    return new OwnName(answers(name, others, List.of()), new ReleaseWords(List.of(RELEASE)));
  }

  private static Answers answers(String name, List<String> others, List<URI> outlets) {
    var person = new Spokesperson("Jane Wren", List.of(), List.of());
    return new Answers(name, others, null, null, List.of(person), List.of(), outlets);
  }
}
