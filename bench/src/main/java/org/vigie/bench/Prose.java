package org.vigie.bench;

import java.util.Random;

/** Made-up French-looking prose that no rule matches, the same for the same seed. */
final class Prose {
  private static final String[] WORDS =
      ("la ville conseil route marché saison rivière projet voisin école travaux matin soir pluie"
              + " récolte équipe match victoire maire budget place jardin musée concert train gare"
              + " usine emploi prix hausse baisse étude chiffre hôpital médecin patient lait blé vin"
              + " mer port navire pêche village fête jeune ancien nouveau grand petit bleu rouge"
              + " ouvrir fermer annoncer présenter attendre demander répondre construire vendre"
              + " sommet intelligence sécurité rapport institut climat")
          .split(" ");

  private final Random random;

  Prose(long seed) {
    random = new Random(seed);
  }

  /** A headline. */
  String title() {
    return sentence(8);
  }

  /** Paragraphs of about forty words, as HTML. */
  String html(int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i += 40) {
      text.append("<p>");
      for (int j = 0; j < 4; j++) {
        text.append(sentence(10)).append(' ');
      }
      text.append("</p>");
    }
    return text.toString();
  }

  private String sentence(int words) {
    var sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
    return sentence.append('.').toString();
  }
}
