package org.vigie.sandbox;

import java.util.Random;
import java.util.stream.Stream;

/** Generates French-looking text in which no rule finds a tag. Equal seeds give equal text. */
public final class Prose {
  private static final String[] WORDS =
      ("la ville conseil route marché saison rivière projet voisin école travaux matin soir pluie"
              + " récolte équipe match victoire maire budget place jardin musée concert train gare"
              + " usine emploi prix hausse baisse étude chiffre hôpital médecin patient lait blé vin"
              + " mer port navire pêche village fête jeune ancien nouveau grand petit bleu rouge"
              + " ouvrir fermer annoncer présenter attendre demander répondre construire vendre"
              + " lumière colline marchande atelier voyage hiver été vélo tramway lycée abeille")
          .split(" ");

  /** Words in the rules of the demo's watch that also occur in unrelated news. */
  private static final String[] NEAR_MISSES =
      "sommet intelligence sécurité rapport institut climat pétrole Paris".split(" ");

  /** On average, one article in {@value} also uses {@link #NEAR_MISSES}. An estimate. */
  private static final int NEAR_MISS_IN = 10;

  private final Random random;
  private final String[] vocabulary;

  public Prose(long seed) {
    random = new Random(seed);
    boolean isNear = random.nextInt(NEAR_MISS_IN) == 0;
    vocabulary =
        isNear ? Stream.of(WORDS, NEAR_MISSES).flatMap(Stream::of).toArray(String[]::new) : WORDS;
  }

  public String title() {
    return sentence(8);
  }

  /** Returns paragraphs in HTML, with 42 words each and at least {@code words} words in all. */
  public String html(int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i += 42) {
      text.append("<p>");
      for (int j = 0; j < 3; j++) {
        text.append(sentence(14)).append(' ');
      }
      text.append("</p>");
    }
    return text.toString();
  }

  private String sentence(int words) {
    var sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append(vocabulary[random.nextInt(vocabulary.length)]);
    }
    sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
    return sentence.append('.').toString();
  }
}
