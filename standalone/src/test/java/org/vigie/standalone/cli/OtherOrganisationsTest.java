package org.vigie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration;

/**
 * Checks organisations other than the example's on labelled articles: a town hall, a pharmaceutical
 * firm, a ferry company, a museum, a hospital, a cooperative of growers, a brewery, a charity, a
 * club for marshes, a railway, a dairy, an association of patients, a port, a think tank, a water
 * utility, a union of nurses, a maker of frozen food, sea rescuers and others. All are invented.
 * Three have a watch as an expert writes it; {@code bare/} is a watch with names and the release
 * only, {@code sentences/} one with four to six sentences as messages, {@code wordings/} one with
 * twelve, each in several wordings and languages, as {@code config/README.md} says.
 */
class OtherOrganisationsTest {
  private static final Path SETS = Path.of("src/test/resources/labelled");

  /**
   * The articles were labelled before any rule was tried on them. Results of the first try (tags,
   * kinds, precision and recall of alerts): town 0.972, 0.803, 0.850, 0.850; town/bare 0.991,
   * 0.676, 1.000, 0.500; pharma 0.988, 0.862, 0.947, 0.900; pharma/bare 0.991, 0.651, 1.000, 0.450.
   * These had no names for who speaks, which did not exist yet. The ferry company was written when
   * they did: 1.000, 0.908, 0.889, 0.800, after two tags that a label had forgotten were added.
   *
   * <p>With the release alone ({@code bare}), before its sentences were compared: town 1.000,
   * 0.500; pharma 1.000, 0.450 (precision and recall of alerts). The museum was written before that
   * and measured after it: 1.000, 0.545 and kinds 0.745, with sentences as messages the same.
   * Thresholds that were then chosen on the other sets gave 1.000, 0.455 and kinds 0.698. The
   * limits are from after words for the same, roundings and offices, made with all four sets read.
   *
   * <p>The hospital (French, Dutch) and the cooperative (Italian, Spanish) were written by somebody
   * who had not seen the rules, and measured once, after all that: 0.833, 0.909 and kinds 0.843;
   * 0.952, 0.909 and kinds 0.837; the same with sentences. In one article, Dutch <i>'s nachts</i>
   * was then found to open a quotation; mended, 0.909 for the hospital.
   *
   * <p>The brewery (French, English) and the shelter, whose name is two common words (English,
   * German), were written in the same way: 0.900, 0.818 and kinds 0.879; 1.000, 0.727 and kinds
   * 0.767. The limits are from after numbers alone, hours and days of dates count less, and answers
   * in interviews are the guest's. By this, the town lost an article that shares numbers only. The
   * club for marshes (French, English) and the railway (German, English) were written then: 0.938,
   * 0.682 and kinds 0.806; 0.889, 0.727 and kinds 0.830, with sentences 0.895, 0.773. The limits
   * are from after a surname alone counts, and a sentence that follows one about us needs less.
   *
   * <p>Four more were written without knowledge of the rules: a dairy (French, English), an
   * association of patients (German, English), a port (Spanish, French) and a think tank (French,
   * English). Precision and recall with sentences at first: 0.944, 0.773; 0.875, 0.636; 1.000,
   * 0.727; 1.000, 0.864. The limits were measured after a telling quotation needed no speaker. The
   * articles of the port and the think tank were not read when that rule was made, nor when words
   * of one family were: with these, their recall is 0.682 and 0.727, 0.909 and 0.909.
   *
   * <p>The authors of all these were asked for hard cases. Those of a water utility (French,
   * English; articles in German and Spanish, too) and of a union of nurses (Dutch, English;
   * articles in French, Italian and Portuguese) were asked for ordinary ones. At first: 1.000,
   * 0.952 and kinds 0.927; 1.000, 0.952 and kinds 0.906; with sentences the same.
   *
   * <p>The limits are from after all sentences of an article counted together, a role beside a
   * surname, and a name that no tag finds. These rules were made with the sixteen sets read: recall
   * with the release alone 0.861, then 0.892, with sentences 0.882, then 0.929, at a precision of
   * 0.972, 0.973 and 0.969, 0.965. The town and the museum lost three articles each. A maker of
   * frozen food (Spanish, French) and sea rescuers (English, German; both with articles in six or
   * seven languages) were written then, as hard cases, by people who had not seen the rules. At
   * first sight, with sentences: 1.000, 0.818 and 0.938, 0.714; with the rules from before 1.000,
   * 0.773 and 1.000, 0.619. One threshold changed afterwards, for another set.
   *
   * <p>A hospital (French, English), a consumers' association (English, French) and a maker of
   * biscuits (German, English) were written as ordinary cases in the same way, each with articles
   * in three further languages. At first sight, with sentences: 0.944, 0.773 and kinds 0.851;
   * 1.000, 0.818 and 0.891; 0.938, 0.714 and 0.830. The limits are from after 2,276 concepts more,
   * which were written by people who had not seen the articles, and the age of an article. Eleven
   * articles of seven sets that quote us in a language without a text of the release were labelled
   * as quotes; they are paraphrases, as design and README define them, and are labelled so now.
   *
   * <p>Three more ordinary ones were written after that: a union of growers (Italian, English), a
   * research institute for sleep (French, English) and an airport (English, German). At first
   * sight, with sentences: 0.957, 1.000 and kinds 0.983; 0.952, 0.909 and 0.948; 0.947, 0.857 and
   * 0.918; with the rules from before the concepts 0.917, 1.000; 0.952, 0.909; 0.905, 0.905. Then a
   * quotation of many rare words became ours whoever is named, for one of these articles. The
   * airport lost one article, parish notes, when a pronoun became a subject only: “whether
   * accepting it stops” had counted as our speech.
   *
   * <p>Seven more ordinary ones came then, in two groups. A hospital group (French, English), an
   * association of tenants (English, French), a maker of meals (French, German) and an association
   * of pedestrians (German, English) had, with sentences: 0.947, 0.818 and kinds 0.871; 0.952,
   * 0.909 and 0.946; 1.000, 0.864 and 0.944; 1.000, 0.909 and 0.964. Then the first day after a
   * release was trusted more, and roles count as words of the subject. With these, at first sight
   * and in the same way with the rules from before, a children's hospital (English, Spanish), an
   * alliance for clean air (French, English) and a mill (German, French): 0.909, 0.909 and kinds
   * 0.929; 0.947, 0.818 and 0.907; 0.952, 0.909 and 0.924. One false alarm of these was mended
   * afterwards.
   *
   * <p>Then a hospital (French, Dutch), an organisation against forced labour at sea (English,
   * Spanish), a maker of muesli (German, English) and libraries (Italian, English) were written in
   * the same way. At first sight, with sentences: 0.913, 0.955 and kinds 0.947; 0.880, 1.000 and
   * 0.948; 0.955, 0.955 and 0.965; 0.864, 0.864 and 0.894. Most false alarms were by messages, so
   * these need more than a release since then; the first two were read for that. On the other two,
   * that changed one article: 0.955, 0.955; 0.857, 0.818. The town, the railway and the airport
   * lost an article each.
   *
   * <p>After speakers in German and Dutch texts were found better, a hospital (German, English), a
   * maker of peanut butter (Dutch, German), a supplier of electricity (German, French) and an
   * organisation that helps with forms (French, English) were written in the same way. At first
   * sight, with sentences: 0.950, 0.864; 1.000, 0.864; 1.000, 0.818; 1.000, 0.864; with the rules
   * from before 0.909, 0.909; 1.000, 0.864; 0.947, 0.818; 1.000, 0.864. Nothing was changed for
   * them. The hospital of 2026-09-22, the railway and the port lost an article each, and the
   * rescuers lost one and have a false alarm.
   *
   * <p>A hospital group (Dutch, English), a maker of preserves (Spanish, French) and an association
   * against light at night (German, English) were written then. At first sight, with sentences:
   * 0.840, 0.955; 0.950, 0.864; 1.000, 0.909. For all organisations so far, people who saw only the
   * releases and the languages wrote twelve messages in several wordings ({@code wordings/}); the
   * rules from before gave 0.951, 0.933 with these. Then words of many messages, more sentences to
   * compare with, and articles that name only our people were weighed anew, and Dutch words by
   * newspapers. By this, seven sets lost an article or two with few messages. A hospital's kitchen
   * (French, English), a maker of crisps (English, German) and an association for books in prisons
   * (Italian, French) were written after that, with messages by somebody else. At first sight, with
   * wordings: 0.913, 0.955; 1.000, 1.000; 1.000, 1.000; with few messages 0.984, 0.909 together.
   * Nothing was changed for them, nor for a hospital's bank of breast milk (German, French), an
   * association for sport of disabled people (French, Spanish) and a baker (Dutch, English), which
   * came last: with wordings 0.955, 0.955; 0.952, 0.909; 1.000, 0.909, with few messages 0.984,
   * 0.909 together; with the rules from before all this 0.941, 0.970 and 0.968, 0.924.
   *
   * <p>Of the organisations that came later, six were the first that were written after a
   * paraphrase became likely by weights that were learnt: associations of blood donors (French,
   * English), buses (English, German), an institute for passwords (English, French), a zoo (German,
   * French), washing machines (French, German) and a union of teachers (Spanish, English); ordinary
   * articles in seven languages, messages by somebody who had not seen them. Together, at first
   * sight: with wordings 0.963, 0.977 and kinds 0.976, with few messages 0.992, 0.985, with the
   * release alone 0.985, 0.985; with the thresholds from before 0.955, 0.970; 0.977, 0.955; 0.977,
   * 0.947. Nothing was changed for them. Youth hostels (German, English), volunteer firefighters
   * (French, Dutch) and olive oil (Spanish, English) came after a quotation belonged to a person:
   * 1.000, 0.970; 1.000, 0.970; 1.000, 0.955 together, and the same with the rules from before. Two
   * mentions of the hostels are missed, because the tag has no genitive (<i>Herbergsrings</i>).
   * Dairy farmers (French, German), an association for people without a home (Dutch, English) and a
   * hospital with two releases in one week (Italian, English) came last: 0.983, 0.967 together at
   * first sight, in each of the three ways. The false alarm, an article of the evening before the
   * release, was mended afterwards.
   *
   * @param tags the lowest allowed macro F1 of the watch's tags
   * @param kinds the lowest allowed macro F1 of the pickup kinds
   * @param precision the lowest allowed precision of alerts
   * @param recall the lowest allowed recall of alerts
   */
  @ParameterizedTest
  @CsvSource({
    "town, '', 40, 0.97, 0.95, 0.95, 1.00",
    "town, bare, 40, 0.99, 0.95, 1.00, 0.95",
    "town, sentences, 40, 0.97, 0.91, 1.00, 0.85",
    "pharma, '', 40, 0.98, 1.00, 1.00, 1.00",
    "pharma, bare, 40, 0.99, 0.95, 1.00, 0.95",
    "pharma, sentences, 40, 0.98, 0.95, 1.00, 0.90",
    "ferry, '', 20, 1.00, 1.00, 1.00, 1.00",
    "ferry, bare, 20, 1.00, 0.96, 1.00, 0.90",
    "ferry, sentences, 20, 1.00, 0.96, 1.00, 0.90",
    "museum, bare, 18, 0.93, 0.83, 0.90, 0.90",
    "museum, sentences, 18, 0.93, 0.83, 0.90, 0.90",
    "hospital, bare, 40, 1.00, 0.90, 0.91, 0.95",
    "hospital, sentences, 40, 1.00, 0.90, 0.95, 0.90",
    "cooperative, bare, 40, 0.97, 0.89, 0.95, 1.00",
    "cooperative, sentences, 40, 0.97, 0.87, 0.91, 1.00",
    "brewery, bare, 44, 0.99, 0.90, 0.95, 0.86",
    "brewery, sentences, 44, 0.99, 0.88, 0.90, 0.86",
    "shelter, bare, 44, 0.91, 0.78, 0.90, 0.81",
    "shelter, sentences, 44, 0.91, 0.78, 0.86, 0.86",
    "marsh, bare, 44, 0.99, 0.93, 1.00, 0.90",
    "marsh, sentences, 44, 0.99, 0.93, 1.00, 0.90",
    "rail, bare, 44, 1.00, 0.92, 0.90, 0.90",
    "rail, sentences, 44, 1.00, 0.92, 0.90, 0.90",
    "dairy, bare, 44, 0.99, 0.77, 1.00, 0.77",
    "dairy, sentences, 44, 0.99, 0.82, 1.00, 0.86",
    "patients, bare, 44, 0.99, 0.79, 0.94, 0.81",
    "patients, sentences, 44, 0.99, 0.79, 0.90, 0.86",
    "port, bare, 44, 0.99, 0.81, 1.00, 0.77",
    "port, sentences, 44, 0.99, 0.88, 1.00, 0.86",
    "thinktank, bare, 44, 0.99, 0.82, 1.00, 0.81",
    "thinktank, sentences, 44, 0.99, 0.84, 1.00, 0.86",
    "utility, bare, 40, 1.00, 1.00, 1.00, 1.00",
    "utility, sentences, 40, 1.00, 1.00, 1.00, 1.00",
    "nurses, bare, 40, 0.99, 0.97, 1.00, 1.00",
    "nurses, sentences, 40, 0.99, 0.97, 1.00, 1.00",
    "frozen, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "frozen, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "growers, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "growers, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "sleep, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "sleep, sentences, 44, 1.00, 0.94, 0.95, 0.90",
    "airport, bare, 44, 1.00, 0.94, 0.90, 0.95",
    "airport, sentences, 44, 1.00, 0.94, 0.90, 0.95",
    "stroke, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "stroke, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "carseats, bare, 44, 1.00, 0.95, 0.95, 0.90",
    "carseats, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "cocoa, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "cocoa, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "rescue, bare, 44, 1.00, 0.91, 1.00, 0.85",
    "cleanair, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "cleanair, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "crossings, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "crossings, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "emergency, bare, 44, 1.00, 0.98, 0.95, 1.00",
    "emergency, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "meals, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "meals, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "mill, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "mill, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "quietnights, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "quietnights, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "tenants, bare, 44, 1.00, 0.92, 0.90, 0.90",
    "tenants, sentences, 44, 1.00, 0.92, 0.90, 0.90",
    "frontdoor, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "frontdoor, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "libraries, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "libraries, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "muesli, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "muesli, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "seafarers, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "seafarers, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "electricity, bare, 44, 1.00, 0.90, 0.94, 0.81",
    "electricity, sentences, 44, 1.00, 0.91, 0.90, 0.86",
    "peanuts, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "peanuts, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "pharmacists, bare, 44, 1.00, 0.89, 0.90, 0.81",
    "pharmacists, sentences, 44, 1.00, 0.92, 0.95, 0.86",
    "procedures, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "procedures, sentences, 44, 1.00, 0.92, 1.00, 0.81",
    "airport, wordings, 44, 1.00, 0.94, 0.90, 0.95",
    "brewery, wordings, 44, 0.99, 0.88, 0.90, 0.86",
    "carseats, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "cleanair, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "cocoa, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "cooperative, wordings, 40, 0.97, 0.87, 0.95, 1.00",
    "crisps, bare, 44, 1.00, 0.92, 1.00, 0.86",
    "crisps, sentences, 44, 1.00, 0.95, 1.00, 0.95",
    "crisps, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "crossings, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "dairy, wordings, 44, 0.99, 0.84, 1.00, 0.90",
    "electricity, wordings, 44, 1.00, 0.91, 0.90, 0.86",
    "emergency, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "ferry, wordings, 20, 1.00, 0.96, 1.00, 0.90",
    "frontdoor, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "frozen, wordings, 44, 1.00, 0.97, 1.00, 0.95",
    "growers, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "hospital, wordings, 40, 1.00, 0.92, 0.95, 0.95",
    "infusions, bare, 44, 1.00, 0.92, 0.95, 0.86",
    "infusions, sentences, 44, 1.00, 0.94, 0.95, 0.90",
    "infusions, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "kitchen, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "kitchen, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "kitchen, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "libraries, wordings, 44, 1.00, 0.94, 0.95, 0.90",
    "marsh, wordings, 44, 0.99, 0.91, 1.00, 0.86",
    "meals, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "mill, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "muesli, wordings, 44, 1.00, 0.94, 0.95, 0.90",
    "museum, wordings, 18, 0.93, 0.90, 1.00, 0.90",
    "nightsky, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "nightsky, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "nightsky, wordings, 44, 1.00, 0.94, 0.95, 0.90",
    "nurses, wordings, 40, 0.99, 0.97, 1.00, 1.00",
    "patients, wordings, 44, 0.99, 0.82, 0.90, 0.86",
    "peanuts, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "pharma, wordings, 40, 0.99, 0.93, 1.00, 0.90",
    "pharmacists, wordings, 44, 1.00, 0.94, 1.00, 0.86",
    "port, wordings, 44, 0.99, 0.82, 1.00, 0.72",
    "preserves, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "preserves, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "preserves, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "prisons, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "prisons, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "prisons, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "procedures, wordings, 44, 1.00, 0.94, 1.00, 0.86",
    "quietnights, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "rail, wordings, 44, 1.00, 0.93, 0.95, 0.90",
    "rescue, wordings, 44, 1.00, 0.95, 1.00, 0.95",
    "seafarers, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "shelter, wordings, 44, 0.91, 0.82, 1.00, 0.81",
    "sleep, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "stroke, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "tenants, wordings, 44, 1.00, 0.94, 0.95, 0.90",
    "thinktank, wordings, 44, 0.99, 0.84, 1.00, 0.86",
    "town, wordings, 40, 0.99, 0.95, 1.00, 0.95",
    "utility, wordings, 40, 1.00, 1.00, 1.00, 1.00",
    "bread, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "bread, sentences, 44, 1.00, 0.92, 1.00, 0.81",
    "bread, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "milkbank, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "milkbank, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "milkbank, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "sport, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "sport, sentences, 44, 1.00, 0.94, 0.95, 0.90",
    "sport, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "dentures, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "dentures, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "dentures, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "instalments, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "instalments, sentences, 44, 1.00, 0.92, 1.00, 0.81",
    "instalments, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "interpreters, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "interpreters, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "interpreters, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "mustard, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "mustard, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "mustard, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "repairs, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "repairs, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "repairs, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "sardines, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "sardines, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "sardines, wordings, 44, 1.00, 0.94, 1.00, 0.86",
    "carers, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "carers, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "carers, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "fasting, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "fasting, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "fasting, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "pulses, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "pulses, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "pulses, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "calves, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "calves, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "calves, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "gloves, bare, 44, 1.00, 0.90, 0.94, 0.81",
    "gloves, sentences, 44, 1.00, 0.92, 0.95, 0.86",
    "gloves, wordings, 44, 1.00, 0.92, 0.95, 0.86",
    "rapeseed, bare, 44, 1.00, 0.90, 1.00, 0.77",
    "rapeseed, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "rapeseed, wordings, 44, 1.00, 0.92, 1.00, 0.81",
    "avalanche, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "avalanche, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "avalanche, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "coaches, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "coaches, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "coaches, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "hearing, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "hearing, sentences, 44, 1.00, 0.91, 0.90, 0.86",
    "hearing, wordings, 44, 1.00, 0.92, 0.90, 0.90",
    "bathing, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "bathing, sentences, 44, 1.00, 0.94, 0.95, 0.90",
    "bathing, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "commuters, bare, 44, 1.00, 0.96, 0.91, 1.00",
    "commuters, sentences, 44, 1.00, 0.96, 0.91, 1.00",
    "commuters, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "menus, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "menus, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "menus, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "noodles, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "noodles, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "noodles, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "relatives, bare, 44, 1.00, 0.91, 0.90, 0.86",
    "relatives, sentences, 44, 1.00, 0.94, 0.91, 0.95",
    "relatives, wordings, 44, 1.00, 0.96, 0.91, 1.00",
    "shade, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "shade, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "shade, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "bicycles, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "bicycles, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "bicycles, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "fever, bare, 44, 1.00, 0.92, 0.90, 0.90",
    "fever, sentences, 44, 1.00, 0.94, 0.91, 0.95",
    "fever, wordings, 44, 1.00, 0.94, 0.95, 0.90",
    "soups, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "soups, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "soups, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "blood, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "blood, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "blood, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "buses, bare, 44, 1.00, 0.98, 0.95, 1.00",
    "buses, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "buses, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "passwords, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "passwords, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "passwords, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "zoo, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "zoo, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "zoo, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "washing, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "washing, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "washing, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "teachers, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "teachers, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "teachers, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "hostels, bare, 44, 0.98, 0.96, 1.00, 1.00",
    "hostels, sentences, 44, 0.98, 0.96, 1.00, 1.00",
    "hostels, wordings, 44, 0.98, 0.96, 1.00, 1.00",
    "firefighters, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "firefighters, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "firefighters, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "olives, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "olives, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "olives, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "glass, bare, 44, 0.98, 0.96, 1.00, 0.95",
    "glass, sentences, 44, 0.98, 0.96, 1.00, 0.95",
    "glass, wordings, 44, 0.98, 0.94, 0.95, 0.95",
    "orchestra, bare, 44, 1.00, 0.94, 0.91, 0.95",
    "orchestra, sentences, 44, 1.00, 0.92, 0.90, 0.90",
    "orchestra, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "drivers, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "drivers, sentences, 44, 1.00, 1.00, 1.00, 1.00",
    "drivers, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "letters, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "letters, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "letters, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "oats, bare, 44, 1.00, 0.98, 0.95, 1.00",
    "oats, sentences, 44, 1.00, 0.98, 0.95, 1.00",
    "oats, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "consumers, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "consumers, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "consumers, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "lakes, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "lakes, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "lakes, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "lifts, bare, 44, 1.00, 0.91, 0.86, 0.90",
    "lifts, sentences, 44, 1.00, 0.91, 0.90, 0.86",
    "lifts, wordings, 44, 1.00, 0.96, 0.91, 1.00",
    "pensions, bare, 44, 1.00, 0.94, 0.91, 0.95",
    "pensions, sentences, 44, 1.00, 0.94, 0.91, 0.95",
    "pensions, wordings, 44, 1.00, 0.94, 0.91, 0.95",
    "guides, bare, 44, 1.00, 0.98, 1.00, 0.95",
    "guides, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "guides, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "heatwork, bare, 44, 1.00, 0.92, 1.00, 0.81",
    "heatwork, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "heatwork, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "campsites, bare, 44, 1.00, 0.96, 1.00, 0.90",
    "campsites, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "campsites, wordings, 44, 1.00, 0.98, 1.00, 0.95",
    "debts, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "debts, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "debts, wordings, 44, 1.00, 0.96, 0.95, 0.95",
    "cups, bare, 44, 0.99, 0.92, 1.00, 0.86",
    "cups, sentences, 44, 0.99, 0.90, 1.00, 0.81",
    "cups, wordings, 44, 0.99, 0.94, 1.00, 0.90",
    "stairs, bare, 44, 1.00, 1.00, 1.00, 1.00",
    "stairs, sentences, 44, 1.00, 0.98, 1.00, 0.95",
    "stairs, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "rescue, sentences, 44, 1.00, 0.90, 0.90, 0.90",
    "nurseries, bare, 44, 0.99, 0.88, 1.00, 0.81",
    "nurseries, sentences, 44, 0.99, 0.89, 1.00, 0.86",
    "nurseries, wordings, 44, 0.99, 0.91, 1.00, 0.90",
    "tiles, bare, 44, 1.00, 0.95, 1.00, 0.86",
    "tiles, sentences, 44, 1.00, 0.96, 1.00, 0.90",
    "tiles, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "paddlers, bare, 44, 1.00, 0.91, 1.00, 0.81",
    "paddlers, sentences, 44, 1.00, 0.91, 1.00, 0.81",
    "paddlers, wordings, 44, 1.00, 0.92, 1.00, 0.86",
    "desal, bare, 44, 1.00, 0.93, 1.00, 0.81",
    "desal, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "desal, wordings, 44, 1.00, 0.94, 1.00, 0.86",
    "hail, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "hail, sentences, 44, 1.00, 0.92, 0.95, 0.86",
    "hail, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "fires, bare, 44, 0.99, 0.88, 0.86, 0.90",
    "fires, sentences, 44, 0.99, 0.88, 0.86, 0.90",
    "fires, wordings, 44, 0.99, 0.90, 0.87, 0.95",
    "trams, bare, 44, 0.99, 0.88, 0.87, 0.95",
    "trams, sentences, 44, 0.99, 0.88, 0.87, 0.95",
    "trams, wordings, 44, 0.99, 0.94, 0.95, 1.00",
    "bakers, bare, 44, 1.00, 0.96, 0.95, 0.95",
    "bakers, sentences, 44, 1.00, 0.96, 0.95, 0.95",
    "bakers, wordings, 44, 1.00, 1.00, 1.00, 1.00",
    "herbs, bare, 44, 1.00, 0.92, 1.00, 0.86",
    "herbs, sentences, 44, 1.00, 0.92, 1.00, 0.86",
    "herbs, wordings, 44, 1.00, 0.92, 0.95, 0.90",
    "caves, bare, 44, 1.00, 0.92, 0.95, 0.90",
    "caves, sentences, 44, 1.00, 0.94, 1.00, 0.90",
    "caves, wordings, 44, 1.00, 0.90, 0.87, 0.95",
    "exams, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "exams, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "exams, wordings, 44, 1.00, 0.92, 0.95, 0.86",
    "delirium, bare, 44, 1.00, 0.95, 1.00, 1.00",
    "delirium, sentences, 44, 1.00, 0.95, 1.00, 1.00",
    "delirium, wordings, 44, 1.00, 0.95, 1.00, 1.00",
    "pellets, bare, 44, 1.00, 0.94, 0.95, 0.90",
    "pellets, sentences, 44, 1.00, 0.94, 0.95, 0.90",
    "pellets, wordings, 44, 1.00, 0.94, 0.91, 0.95",
    "pasta, bare, 44, 1.00, 0.94, 0.88, 1.00",
    "pasta, sentences, 44, 1.00, 0.96, 0.91, 1.00",
    "pasta, wordings, 44, 1.00, 0.98, 0.95, 1.00",
    "archives, bare, 44, 1.00, 0.88, 0.90, 0.81",
    "archives, sentences, 44, 1.00, 0.89, 0.94, 0.81",
    "archives, wordings, 44, 1.00, 0.89, 0.94, 0.81",
    "slopes, bare, 44, 1.00, 0.94, 1.00, 0.86",
    "slopes, sentences, 44, 1.00, 0.94, 1.00, 0.86",
    "slopes, wordings, 44, 1.00, 0.96, 1.00, 0.90",
    "waitline, bare, 44, 1.00, 0.86, 0.82, 0.86",
    "waitline, sentences, 44, 1.00, 0.88, 0.84, 0.95",
    "waitline, wordings, 44, 1.00, 0.86, 0.80, 0.90",
    "yoghurt, bare, 44, 1.00, 0.92, 0.90, 0.90",
    "yoghurt, sentences, 44, 1.00, 0.92, 0.90, 0.90",
    "yoghurt, wordings, 44, 1.00, 0.92, 0.90, 0.90",
    "clinic, bare, 40, 0.89, 0.85, 1.00, 0.95",
    "clinic, sentences, 40, 0.89, 0.85, 1.00, 0.95",
    "clinic, wordings, 40, 0.89, 0.85, 1.00, 0.95",
    "seabed, bare, 40, 1.00, 0.93, 0.94, 0.90",
    "seabed, sentences, 40, 1.00, 0.97, 1.00, 0.95",
    "seabed, wordings, 40, 1.00, 0.97, 1.00, 0.95",
    "jam, bare, 40, 0.98, 0.93, 1.00, 0.94",
    "jam, sentences, 40, 0.98, 0.95, 1.00, 1.00",
    "jam, wordings, 40, 0.98, 0.93, 1.00, 0.94",
    "children, bare, 40, 0.97, 0.97, 1.00, 0.95",
    "children, sentences, 40, 0.97, 1.00, 1.00, 1.00",
    "children, wordings, 40, 0.97, 1.00, 1.00, 1.00",
    "statistics, bare, 40, 0.99, 0.95, 1.00, 0.90",
    "statistics, sentences, 40, 0.99, 0.95, 1.00, 0.90",
    "statistics, wordings, 40, 0.99, 0.97, 1.00, 0.95",
    "biscuits, bare, 40, 1.00, 0.97, 1.00, 1.00",
    "biscuits, sentences, 40, 1.00, 0.97, 1.00, 1.00",
    "biscuits, wordings, 40, 1.00, 0.97, 1.00, 1.00",
    "alpmilk, bare, 40, 0.96, 0.97, 1.00, 1.00",
    "alpmilk, sentences, 40, 0.96, 0.97, 1.00, 1.00",
    "alpmilk, wordings, 40, 0.96, 0.97, 1.00, 1.00",
    "lastkey, bare, 40, 1.00, 0.95, 1.00, 0.90",
    "lastkey, sentences, 40, 1.00, 0.95, 1.00, 0.90",
    "lastkey, wordings, 40, 1.00, 0.95, 1.00, 0.90",
    "assaults, bare, 40, 0.98, 0.97, 1.00, 1.00",
    "assaults, sentences, 40, 0.98, 0.97, 1.00, 1.00",
    "assaults, wordings, 40, 0.98, 0.97, 1.00, 1.00",
    "campus, bare, 40, 1.00, 0.97, 1.00, 0.94",
    "campus, sentences, 40, 1.00, 0.97, 1.00, 0.94",
    "campus, wordings, 40, 1.00, 0.93, 0.94, 0.89",
    "jars, bare, 40, 1.00, 0.97, 1.00, 0.94",
    "jars, sentences, 40, 1.00, 0.97, 1.00, 0.94",
    "jars, wordings, 40, 1.00, 0.97, 1.00, 0.94",
    "farol, bare, 40, 0.98, 0.93, 0.95, 1.00",
    "farol, sentences, 40, 0.98, 0.93, 0.95, 1.00",
    "farol, wordings, 40, 0.98, 0.93, 0.95, 1.00",
    "maternity, bare, 40, 0.99, 0.95, 1.00, 0.94",
    "maternity, sentences, 40, 0.99, 0.95, 1.00, 0.94",
    "maternity, wordings, 40, 0.99, 0.95, 1.00, 0.94",
    "canteens, bare, 40, 0.99, 1.00, 1.00, 1.00",
    "canteens, sentences, 40, 0.99, 1.00, 1.00, 1.00",
    "canteens, wordings, 40, 0.99, 1.00, 1.00, 1.00",
    "cheese, bare, 40, 1.00, 0.97, 1.00, 0.94",
    "cheese, sentences, 40, 1.00, 0.97, 1.00, 0.94",
    "cheese, wordings, 40, 1.00, 0.95, 1.00, 0.89",
    "implants, bare, 40, 1.00, 0.95, 1.00, 0.89",
    "implants, sentences, 40, 1.00, 0.97, 1.00, 0.94",
    "implants, wordings, 40, 1.00, 0.97, 1.00, 0.94",
    "cleaners, bare, 40, 0.96, 0.91, 1.00, 1.00",
    "cleaners, sentences, 40, 0.96, 0.91, 1.00, 1.00",
    "cleaners, wordings, 40, 0.96, 0.91, 1.00, 1.00",
    "honey, bare, 40, 1.00, 0.89, 1.00, 0.94",
    "honey, sentences, 40, 1.00, 0.89, 1.00, 0.94",
    "honey, wordings, 40, 1.00, 0.89, 1.00, 0.94",
    "savings, bare, 40, 0.98, 0.93, 1.00, 0.89",
    "savings, sentences, 40, 0.98, 0.93, 1.00, 0.89",
    "savings, wordings, 40, 0.98, 0.95, 1.00, 0.94",
  })
  void agreesWithPeople(
      String set,
      String watch,
      int size,
      double tags,
      double kinds,
      double precision,
      double recall)
      throws Exception {
    Path folder = SETS.resolve(set);
    List<String> lines = Files.readAllLines(folder.resolve("articles.jsonl"));
    WatchConfig config = Configuration.readWatch(folder.resolve(watch), List.of());
    List<MatchSession.Result> results = results(config, lines);

    var shown = config.tags().stream().filter(tag -> !tag.message()).map(TagRules::id);
    Scores scores =
        new Scores(shown.collect(Collectors.toSet()), LabelledArticlesTest.byId(lines), results);

    assertThat(lines).hasSize(size);
    assertThat(scores.tags()).as("tags; %s", scores.wrong()).isGreaterThanOrEqualTo(tags);
    assertThat(scores.kinds()).as("kinds; %s", scores.wrong()).isGreaterThanOrEqualTo(kinds);
    assertThat(scores.alerts().precision())
        .as("%s", scores.wrong())
        .isGreaterThanOrEqualTo(precision);
    assertThat(scores.alerts().recall()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(recall);
  }

  private static List<MatchSession.Result> results(WatchConfig config, List<String> lines)
      throws Exception {
    var session = new MatchSession(config);
    for (int i = 0; i < lines.size(); i++) {
      session.add(ArticleLine.read(lines.get(i), i + 1, Instant.EPOCH));
    }
    return session.results();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare", "sentences", "wordings"})
  void ofTwoReleasesInOneWeekEachPickupNamesItsOwn(String watch) throws Exception {
    Path folder = SETS.resolve("assaults");
    List<String> lines = Files.readAllLines(folder.resolve("articles.jsonl"));
    Map<String, String> labelled = new TreeMap<>();
    LabelledArticlesTest.byId(lines)
        .forEach(
            (id, label) ->
                label.path("release").stringValueOpt().ifPresent(it -> labelled.put(id, it)));
    Map<String, String> found = new TreeMap<>();
    for (MatchSession.Result result :
        results(Configuration.readWatch(folder.resolve(watch), List.of()), lines)) {
      Pickup pickup = result.pickup();
      String release = pickup == null ? null : pickup.release();
      if (release != null) {
        found.put(result.id(), release.substring("2026-03-10-".length()));
      }
    }

    assertThat(found).hasSize(20).isEqualTo(labelled);
  }
}
