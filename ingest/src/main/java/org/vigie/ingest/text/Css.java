package org.vigie.ingest.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Compiles CSS selectors once. Jsoup parses a selector given as text at each call, which took a
 * third of the time of reading a page.
 */
public final class Css {
  private static final Map<String, Evaluator> KNOWN = new ConcurrentHashMap<>();

  private Css() {}

  /** Returns a compiled selector, which any thread may use; {@code selector} must be a constant. */
  public static Evaluator of(String selector) {
    return KNOWN.computeIfAbsent(selector, Selector::evaluatorOf);
  }
}
