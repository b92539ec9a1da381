package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/**
 * An article that consists of questions and answers. Each question is a paragraph that ends with a
 * question mark; what follows is the answer of the guest, whom the introduction names.
 *
 * @param questions the paragraphs with questions, in order; empty if the article is no interview
 * @param guest ours if the introduction names our people; {@link Source#NOBODY} if it names nobody,
 *     or our organisation and somebody else
 */
record QuestionsAndAnswers(Tag.Field body, List<Sentence> questions, Source guest) {
  /**
   * Minimum number of questions, unless one of our people is the only one whom the article names.
   * An estimate: other articles have one or two such paragraphs.
   */
  private static final int LEAST = 3;

  /** Maximum code units of a question. An estimate. */
  private static final int LONGEST = 400;

  static QuestionsAndAnswers of(Attribution article) {
    Tag.Field body = article.body();
    List<Sentence> questions = questions(article.text(body));
    boolean isInterview =
        questions.size() >= LEAST
            || (!questions.isEmpty()
                && namesOurPeople(article, body, questions.getFirst().start())
                && article.namesNobodyElse());
    return isInterview
        ? new QuestionsAndAnswers(
            body, questions, guest(article, body, questions.getFirst().start()))
        : new QuestionsAndAnswers(body, List.of(), Source.NOBODY);
  }

  /** True if the title, the summary or the body up to a position names one of our people. */
  private static boolean namesOurPeople(Attribution article, Tag.Field body, int end) {
    return Stream.of(Tag.Field.title, Tag.Field.summary, body)
        .anyMatch(
            field ->
                article.ours(field).stream()
                    .anyMatch(tag -> isPerson(tag) && (field != body || tag.start() < end)));
  }

  /** True if the passage that begins here is in a question. */
  boolean isQuestion(Tag.Field field, int start) {
    return field == body && questions.stream().anyMatch(question -> question.contains(start));
  }

  /** Returns the guest if the passage that begins here is in an answer; NOBODY if not known. */
  Source answering(Tag.Field field, int start) {
    return questions.isEmpty()
            || field != body
            || start < questions.getFirst().start()
            || isQuestion(field, start)
        ? Source.NOBODY
        : guest;
  }

  /** Returns the paragraphs that are questions; none if two follow each other without an answer. */
  private static List<Sentence> questions(String text) {
    List<Sentence> questions = new ArrayList<>();
    boolean answered = true;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String paragraph = text.substring(start, end).strip();
      if (paragraph.endsWith("?") && paragraph.length() <= LONGEST) {
        if (!answered) {
          return List.of();
        }
        questions.add(new Sentence(start, end));
        answered = false;
      } else if (!paragraph.isEmpty()) {
        answered = true;
      }
      start = end + 1;
    }
    return questions;
  }

  private static Source guest(Attribution article, Tag.Field body, int first) {
    if (namesOurPeople(article, body, first)) {
      return Source.OURS;
    }
    boolean us = false;
    boolean others = false;
    for (Tag.Field field : List.of(Tag.Field.title, Tag.Field.summary, body)) {
      int end = field == body ? first : article.text(field).length();
      for (Sentence sentence : article.sentences(field)) {
        if (sentence.start() < end) {
          Speakers speakers = article.speakers(field, sentence);
          us |= speakers.namesUs();
          others |= speakers.namesSomeone();
        }
      }
    }
    return us == others ? Source.NOBODY : us ? Source.OURS : Source.OTHERS;
  }

  /**
   * True for a name without a tag: a spokesperson's. If neither a tag nor a person names us, also
   * for our name, and for other words that may name us.
   */
  private static boolean isPerson(Tag ours) {
    return ours.tag().isEmpty();
  }
}
