package org.vigie.ingest.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.Decision.Refused;
import org.vigie.ingest.permission.Reservations.Meta;
import org.vigie.ingest.permission.Statement.Source;

class ReservationsTest {
  private static final Visitor VISITOR = new Visitor("PresseBot/2 (+https://us.example)", false);
  private static final URI PAGE = URI.create("https://gazette.example/a");
  private static final PageRequest AUTO = new PageRequest(PAGE, FullText.AUTO, VISITOR);
  private static final PageRequest AGREED = new PageRequest(PAGE, FullText.AGREED, VISITOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noindex",
        "NoArchive",
        "none",
        "noai, noimageai",
        "nofollow, no-tdm",
        "vigie: noindex",
        "pressebot: nofollow, noai",
        "max-snippet:0",
        "unavailable_after: Wed, 3 Dec 2025 13:09:53 GMT, noindex",
        "googlebot: nofollow, vigie: none",
      })
  void aDirectiveForTextReserves(String value) {
    var refused = (Refused) header(AUTO, "x-robots-tag", value);

    assertThat(refused.statements().getLast().source()).isEqualTo(Source.HEADER);
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("ROBOTS", value))))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "all",
        "index, follow, max-snippet:-1, max-image-preview:large",
        "noimageai",
        "noimageindex",
        "googlebot: noindex, noarchive",
        "unavailable_after: Wed, 3 Dec 2025 13:09:53 GMT",
        "nofollow,,:,: noindexed",
      })
  void otherDirectivesReserveNothing(String value) {
    assertThat(header(AUTO, "x-robots-tag", value)).isInstanceOf(Granted.class);
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("robots", value))))
        .isInstanceOf(Granted.class);
  }

  @Test
  void tdmReservationOneReservesAndZeroDoesNot() {
    assertThat(header(AUTO, "tdm-reservation", " 1 ")).isInstanceOf(Refused.class);
    assertThat(header(AUTO, "tdm-reservation", "0")).isInstanceOf(Granted.class);
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("TDM-Reservation", "1"))))
        .isInstanceOf(Refused.class);
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("tdm-reservation", "0"))))
        .isInstanceOf(Granted.class);
  }

  @Test
  void aMetaElementThatNamesUsCountsAndThatOfAnotherRobotDoesNot() {
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("pressebot", "noindex"))))
        .isInstanceOf(Refused.class);
    assertThat(Reservations.ofMeta(AUTO, List.of(new Meta("googlebot", "noindex"))))
        .isInstanceOf(Granted.class);
  }

  @Test
  void anOutletThatAgreedReservesOnlyByNamingUs() {
    assertThat(header(AGREED, "tdm-reservation", "1")).isInstanceOf(Granted.class);
    assertThat(header(AGREED, "x-robots-tag", "noai")).isInstanceOf(Granted.class);
    assertThat(header(AGREED, "x-robots-tag", "vigie: noai")).isInstanceOf(Refused.class);
  }

  @Test
  void saysWhatDoesNotCountBecauseTheOutletAgreed() {
    assertThat(words(header(AGREED, "tdm-reservation", "1"))).endsWith("because the outlet agreed");
    assertThat(words(header(AGREED, "x-robots-tag", "noai"))).endsWith("because the outlet agreed");
    assertThat(words(header(AUTO, "x-robots-tag", "all"))).isEqualTo("they reserve nothing");
  }

  private static String words(Decision decision) {
    return decision.statements().getLast().words();
  }

  @Test
  void saysWhichDirectiveReserves() {
    var refused = (Refused) header(AUTO, "x-robots-tag", "nofollow, vigie: noindex");

    assertThat(refused.statements())
        .containsExactly(
            new Statement(
                Source.HEADER, "X-Robots-Tag", "\"noindex\" reserves the text, by our name"));
  }

  private static Decision header(PageRequest request, String name, String value) {
    return Reservations.ofHeaders(request, Map.of(name, List.of(value)));
  }
}
