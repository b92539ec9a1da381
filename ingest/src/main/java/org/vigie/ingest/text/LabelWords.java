package org.vigie.ingest.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a short line announces, in the few words that pages use for it in several languages. */
public enum LabelWords {
  ADVERTISEMENT,
  COMMENTS,
  OTHER;

  /** Maximum length of such a line, in UTF-16 code units. An estimate. */
  private static final int LONGEST = 60;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The words of which a line consists that announces an advertisement. */
  private static final Set<String> SPONSORED =
      set(
          """
          ad advert advertisement advertising sponsored promoted anzeige werbung gesponsert
          publicité sponsorisé publicidad patrocinado pubblicità sponsorizzato publicidade
          advertentie gesponsord reklama
          """);

  /** Words that may stand beside these. */
  private static final Set<String> FILLERS =
      set("paid content post contenu contenido contenuto conteúdo");

  /** The words above the comments of readers. */
  private static final Set<String> COMMENTED =
      set(
          """
          comment comments commentaire commentaires kommentar kommentare leserkommentare
          comentario comentarios commento commenti comentário comentários komentarz komentarze
          """);

  /** The same; without a number, they also stand in headings of articles. */
  private static final Set<String> ANSWERS =
      set(
          """
          response responses reply replies réaction réactions reaktion reaktionen antworten
          reacción reacciones respuestas reazioni risposte reações respostas reactie reacties
          reakcje discussion diskussion
          """);

  private static Set<String> set(String words) {
    return Set.of(words.strip().split("\\s+"));
  }

  /** Returns what a line announces that says nothing else, such as "3 comments". */
  public static LabelWords of(String line) {
    if (line.length() > LONGEST) {
      return OTHER;
    }
    List<String> words =
        NO_WORD
            .splitAsStream(line.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    long fillers = count(words, FILLERS::contains);
    long sponsored = count(words, SPONSORED::contains);
    if (sponsored > 0 && sponsored + fillers == words.size()) {
      return ADVERTISEMENT;
    }
    long comments = count(words, COMMENTED::contains);
    long announcing = comments + count(words, ANSWERS::contains);
    long numbers = count(words, word -> Character.isDigit(word.charAt(0)));
    long others = words.size() - announcing - numbers;
    boolean isCounted = announcing > 0 && numbers == 1 && others <= 1;
    return isCounted || (comments > 0 && others == 0) ? COMMENTS : OTHER;
  }

  private static long count(List<String> words, Predicate<String> kind) {
    return words.stream().filter(kind).count();
  }
}
