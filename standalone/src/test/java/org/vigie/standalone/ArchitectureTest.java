package org.vigie.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Checks which modules and packages may use which; see docs/adr/0017 and CONTRIBUTING.md. */
@AnalyzeClasses(packages = "org.vigie", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String EVENTS = "org.vigie.events..";
  private static final String HEALTH = "org.vigie.health..";
  private static final String KAFKA = "org.vigie.kafka..";
  private static final String SETTINGS = "org.vigie.settings..";
  private static final String SANDBOX = "org.vigie.sandbox..";
  private static final String INGEST = "org.vigie.ingest..";
  private static final String ENRICH = "org.vigie.enrich..";
  private static final String ALERTS = "org.vigie.alerts..";
  private static final String DASHBOARD = "org.vigie.dashboard..";
  private static final String STANDALONE = "org.vigie.standalone..";

  @ArchTest static final ArchRule eventsKnowsNobody = module(EVENTS);

  @ArchTest static final ArchRule healthKnowsNobody = module(HEALTH);

  @ArchTest static final ArchRule settingsKnowsNobody = module(SETTINGS);

  @ArchTest static final ArchRule kafkaKnowsTheContractAlone = module(KAFKA, EVENTS);

  @ArchTest static final ArchRule sandboxKnowsNoService = module(SANDBOX, EVENTS);

  @ArchTest
  static final ArchRule ingestKnowsNoService = module(INGEST, EVENTS, HEALTH, KAFKA, SETTINGS);

  @ArchTest
  static final ArchRule enrichKnowsNoService = module(ENRICH, EVENTS, HEALTH, KAFKA, SETTINGS);

  @ArchTest
  static final ArchRule alertsKnowsNoService = module(ALERTS, EVENTS, HEALTH, KAFKA, SETTINGS);

  @ArchTest
  static final ArchRule dashboardKnowsNoService = module(DASHBOARD, EVENTS, HEALTH, KAFKA);

  @ArchTest
  static final ArchRule theSandboxIsSeenByTheDemoAlone =
      noClasses()
          .that(
              not(resideInAnyPackage(SANDBOX, "org.vigie.standalone.demo..", "org.vigie.bench..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SANDBOX)
          .because("product code must not depend on a fake");

  @ArchTest
  static final ArchRule packagesKnowEachOtherOneWay =
      slices().assignedFrom(byPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule romeIsSeenByTheFormatReadersAlone =
      noClasses()
          .that(not(resideInAPackage("org.vigie.ingest.formats..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.rometools..");

  @ArchTest
  static final ArchRule kafkasServerIsSeenByTheEmbeddedBrokerAlone =
      noClasses()
          .that(not(resideInAPackage("org.vigie.standalone.broker..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..",
              "org.apache.kafka.coordinator..",
              "org.apache.kafka.server..",
              "org.apache.kafka.metadata..",
              "org.apache.kafka.raft..",
              "org.apache.kafka.storage..");

  @ArchTest
  static final ArchRule luceneIsSeenByTheEnricherAlone =
      noClasses()
          .that(not(resideInAPackage(ENRICH)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule timeComesInThroughTheConstructor =
      noClasses()
          .that(
              resideInAnyPackage(
                  EVENTS, HEALTH, KAFKA, SETTINGS, INGEST, ENRICH, ALERTS, DASHBOARD))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a core that reads a clock can be neither replayed nor tested");

  @ArchTest
  static final ArchRule standardOutputIsTheCommandLines =
      noClasses()
          .that(not(resideInAPackage(STANDALONE)))
          .and()
          .resideOutsideOfPackages("org.vigie.bench..", SANDBOX)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("results and logs never mix");

  @ArchTest static final ArchRule partsAreWiredByHand = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule nothingIsNullUnlessItSaysSo =
      classes().that().resideInAPackage("org.vigie..").should(beInANullMarkedPackage());

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveNameMatching(".*\\.(Abstract\\w+|\\w+(Helper|Utils?|Impl|Info|Data|Base))");

  /** Not for generated templates. For tests, {@code bench/Shape.java} checks names; CI runs it. */
  @ArchTest
  static void noTwoTypesShareAName(JavaClasses types) {
    Map<String, List<String>> fullNames =
        types.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().endsWith(".templates"))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    assertThat(fullNames.values()).filteredOn(names -> names.size() > 1).isEmpty();
  }

  private static ArchRule module(String module, String... known) {
    return noClasses()
        .that(resideInAPackage(module))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.vigie..")
                .and(not(resideInAPackage(module)))
                .and(not(resideInAnyPackage(known))));
  }

  /** Makes each package a slice, including the root package of a module. */
  private static SliceAssignment byPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getPackageName()));
      }
    };
  }
}
