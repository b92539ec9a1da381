package org.vigie.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameWordsTest {
  private static final String WORDS = "ad ad-box bad combx";
  private static final String LETTERS = "adbcomx-_ \nADBK\u212a";

  @Test
  void findsWhatARegularExpressionFinds() {
    String any = WORDS.replace(' ', '|');
    Pattern anywhere = Pattern.compile("(?i)" + any);
    Pattern separate = Pattern.compile("(?i)(?:^|[\\s_-])(?:" + any + ")(?:$|[\\s_-])");
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String name = name(random);

      assertThat(NameWords.anywhere(WORDS).in(name))
          .as(name)
          .isEqualTo(anywhere.matcher(name).find());
      assertThat(NameWords.separate(WORDS).in(name))
          .as(name)
          .isEqualTo(separate.matcher(name).find());
    }
  }

  private static String name(Random random) {
    var name = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
