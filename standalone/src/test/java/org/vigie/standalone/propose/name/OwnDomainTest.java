package org.vigie.standalone.propose.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;

class OwnDomainTest {
  private static final String NEWS = "The dam of Ashwell will go. ".repeat(9);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Press contact: Jane Wren, press@fenwater.example",
        "Press contact: Jane Wren, press@mail.fenwater.example, +44 1904 555 0142",
        "About us: we free rivers. Write to press@fenwater-rivers.example.",
        "Press: press@fenwater.example, jane.wren@gmail.com, www.facebook.com/fenwater",
        "Press: press@fenwater.example, www.fish-films.example",
        "Press: jo@dams-away.example, www.dams-away.example",
        "Press: jo@dams-away.example, http://www.dams-away.example/press, youtube.com/dams",
        "Press: jo@agency.example, press@fenwater.example, www.agency.example",
      })
  void aMailAddressOfThePressContactShowsOurDomain(String contact) {
    assertThat(find(text(NEWS, contact))).hasSize(1).allMatch(contact::contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Press contact: Jane Wren, fenwater@gmail.com",
        "Press contact: Jane Wren, jo@yahoo.co.uk, https://groups.yahoo.co.uk/dams",
        "Press contact: Jane Wren, +44 1904 555 0142, www.fenwater.example",
        "Press contact: Jo Smith, jo@agency.example",
        "Press: jo@agency.example, www.agency.example, www.fenwater.example",
        "Press: press@fenwater.example, press@fenwater-fish.example",
      })
  void anAddressThatOthersCanHaveShowsNone(String contact) {
    assertThat(find(text(NEWS, contact))).isEmpty();
  }

  @Test
  void aMailAddressInTheNewsNeedsALinkToItsDomain() {
    String mail = NEWS + " Orders to fish@fenwater.example.";

    assertThat(find(text(mail, "Press contact: none"))).isEmpty();
    assertThat(find(text(mail + " Maps: fenwater.example/maps.", "Press contact: none")))
        .containsExactly("fenwater.example");
  }

  @Test
  void eachTextMustHaveIt() {
    ReleaseText one = text(NEWS, "Press contact: press@fenwater.example");
    ReleaseText other = text(NEWS, "Press contact: presse@fenwater.example");

    assertThat(find(one, other)).containsExactly("fenwater.example");
    assertThat(find(one, text(NEWS, "Press contact: Jane Wren"))).isEmpty();
    assertThat(find()).isEmpty();
  }

  @Test
  void saysInWhichAddressItIs() {
    ReleaseText release = text(NEWS, "Press contact: jo@gmail.com, press@mail.fenwater.example.");

    assertThat(new OwnDomain(List.of(release), List.of("Fenwater")).find())
        .contains(new OwnDomain.Found("fenwater.example", "press@mail.fenwater.example"));
  }

  @Test
  void anUmlautIsWrittenWithTwoLetters() {
    ReleaseText release = text(NEWS, "Press contact: presse@moewentuerme-verein.example");

    assertThat(new OwnDomain(List.of(release), List.of("Möwentürme")).find()).isPresent();
    assertThat(new OwnDomain(List.of(release), List.of("Möwendächer")).find()).isEmpty();
  }

  private static List<String> find(ReleaseText... texts) {
    return new OwnDomain(List.of(texts), List.of("Fenwater"))
        .find().map(OwnDomain.Found::domain).stream().toList();
  }

  private static ReleaseText text(String news, String contact) {
    return new ReleaseText("en", "News", news + "\n\n" + contact + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "mill-farm.example, Mill Farm, true",
    "muehlenhof.example, Mühlenhof, true",
    "farm.example, Mill Farm, false",
    "intranet, Mill Farm, false",
    "millfarm, Mill Farm, true",
  })
  void aDomainConsistsOfWords(String domain, String words, boolean expected) {
    assertThat(OwnDomain.spells(domain, words)).isEqualTo(expected);
  }
}
