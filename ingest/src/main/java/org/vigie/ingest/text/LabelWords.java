package org.vigie.ingest.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a short line is, by the few words that pages use for it in several languages. */
public enum LabelWords {
  ADVERTISEMENT,
  COMMENTS,
  CREDIT,
  NEWSLETTER,
  OTHER;

  /**
   * Maximum lengths of a line that announces, and of a caption, in UTF-16 code units. Estimates.
   */
  private static final int LONGEST = 60;

  private static final int CAPTION = 200;

  /** Matches what follows the sign of a copyright, and a line that begins with the sign. */
  private static final Pattern OWNER = Pattern.compile("©[^.!?]{2,80}[.)]?$");

  private static final Pattern OWNED = Pattern.compile("©\\s*\\S+(?:\\s+\\S+){2,11}");

  /** Matches the name of who made a picture: at the end of its caption, or as a line of its own. */
  private static final Pattern MAKER =
      Pattern.compile(
          "(?:^|[.!?…»”\"')|/(–-])\\s?(?i:photos?|fotos?|bild(?:er)?|pictures?|images?|imagen"
              + "|immagine|beeld|crédits?|credits?|fotograf\\p{L}+|grafik|infographie"
              + "|illustrations?)\\s?:[^.!?]{2,80}[.)]?$");

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

  /** Matches a word for letters that readers subscribe to. */
  private static final Pattern LETTER =
      Pattern.compile(
          "[\\p{L}-]*newsletters?|infolettres?|nieuwsbrief|boletín|nyhetsbrev|biuletyn");

  /** Maximum number of words of a heading with such a word. An estimate. */
  private static final int HEADING = 6;

  private static Set<String> set(String words) {
    return Set.of(words.strip().split("\\s+"));
  }

  /**
   * Returns what a line is that says nothing else, such as "3 comments", or a caption with the name
   * of a photographer.
   */
  public static LabelWords of(String line) {
    if (line.length() <= CAPTION && isCredit(line)) {
      return CREDIT;
    }
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
    if (words.size() <= HEADING && count(words, word -> LETTER.matcher(word).matches()) > 0) {
      return NEWSLETTER;
    }
    long comments = count(words, COMMENTED::contains);
    long announcing = comments + count(words, ANSWERS::contains);
    long numbers = count(words, word -> Character.isDigit(word.charAt(0)));
    long others = words.size() - announcing - numbers;
    boolean isCounted = announcing > 0 && numbers == 1 && others <= 1;
    return isCounted || (comments > 0 && others == 0) ? COMMENTS : OTHER;
  }

  private static boolean isCredit(String line) {
    int sign = line.indexOf('©');
    if (sign == 0) {
      return OWNED.matcher(line).matches();
    }
    return (sign > 0 && OWNER.matcher(line).find(sign))
        || (line.indexOf(':') > 0 && MAKER.matcher(line).find());
  }

  private static long count(List<String> words, Predicate<String> kind) {
    return words.stream().filter(kind).count();
  }
}
