package org.vigie.enrich.story;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vigie.enrich.text.Tokens;

/** The words of a title that can tell one event from another. */
final class Headline {
  /**
   * In French, English, German and Spanish; folded. Words of one or two letters are none anyway.
   */
  private static final Set<String> EMPTY_WORDS =
      Set.copyOf(
          Arrays.asList(
              """
              alors apres aussi autre aux avant avec car ceci cela celle celles celui ces cet cette ceux chez
              comme comment contre dans depuis des deux devant doit donc dont elle elles encore entre est etre
              eux fait faut ici ils jusqu jusque les leur leurs lors lui mais meme moins mon nos notre nous
              nouveau nouvelle ont par parce pas pendant peu peut plus pour pourquoi pres quand que quel quelle
              quels quelles qui quoi sans selon ses son sont sous sur ton tous tout toute toutes tres trois une
              vers via voici vos votre vous
              about after again against all also and any are around before been being between but can could
              did does down first for from get had has have her here him his how into its just like may might
              more most much must new not now off one only other our out over own said same say says she should
              some such than that the their them then there these they this those three through too two under
              until upon use very was way were what when where which while who whom why will with would you your
              aber als auch auf aus bei bis das dass dem den der des die doch durch ein eine einem einen einer
              eines fur gegen hat haben ihr ihre ist kann mehr mit nach nicht noch nun nur oder ohne sein seine
              sich sie sind soll uber und uns unter vom von vor war was wegen weil wenn werden wie wieder wird
              zum zur zwischen
              ante como con contra cual cuando del desde donde dos ella ellos entre era esa ese eso esta este
              esto estos fue hace han hasta hay las los mas muy nos nuevo nueva otra otro para pero por porque
              que quien segun ser sin sobre son sus tambien tiene una uno unos ya
              """
                  .split("\\s+")));

  private static final int SHORTEST = 3;

  private Headline() {}

  /** Each once, folded. */
  static Set<String> words(String title) {
    List<String> words = Tokens.of(title).words();
    var telling = new LinkedHashSet<String>();
    for (String word : words) {
      if ((word.length() >= SHORTEST || Character.isDigit(word.charAt(0)))
          && !EMPTY_WORDS.contains(word)) {
        telling.add(word);
      }
    }
    return telling;
  }
}
