package org.vigie.enrich.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Lets the monitor try those rules alone that the {@link Need}s of an article leave: the article
 * carries their numbers, and so does every query.
 */
final class PossibleRules extends Presearcher {
  private static final String RULE = "rule";

  /** Tells an article which rules to try. */
  static void add(BitSet rules, Document article) {
    rules.stream().forEach(rule -> article.add(number(String.valueOf(rule))));
  }

  /** What a query is registered with. */
  static Map<String, String> metadata(String rule) {
    return Map.of(RULE, rule);
  }

  @Override
  public Query buildQuery(LeafReader article, BiPredicate<String, BytesRef> accepted) {
    try {
      List<BytesRef> rules = new ArrayList<>();
      Terms numbers = article.terms(RULE);
      if (numbers != null) {
        TermsEnum each = numbers.iterator();
        for (BytesRef rule = each.next(); rule != null; rule = each.next()) {
          rules.add(BytesRef.deepCopyOf(rule));
        }
      }
      return new TermInSetQuery(RULE, rules);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can't fail to be read", e);
    }
  }

  @Override
  public Document indexQuery(Query query, Map<String, String> metadata) {
    var document = new Document();
    String rule = metadata.get(RULE);
    if (rule != null) {
      document.add(number(rule));
    }
    return document;
  }

  private static StringField number(String rule) {
    return new StringField(RULE, rule, Field.Store.NO);
  }
}
