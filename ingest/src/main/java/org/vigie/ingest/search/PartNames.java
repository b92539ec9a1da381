package org.vigie.ingest.search;

import java.util.Locale;
import net.dankito.readability4j.util.RegExUtil;
import org.vigie.ingest.text.NameWords;

/**
 * Tells from the class and the id of a part whether it can be in the article. It compares the
 * library's words without regular expressions, which is faster. One word is added: a part called
 * <i>content</i> may be the article. Any thread may use it.
 */
public final class PartNames extends RegExUtil {
  private static final String MAYBE_PATTERN = "and|article|body|column|content|main|shadow";

  private static final NameWords UNLIKELY = NameWords.anywhere(UnlikelyCandidatesDefaultPattern);
  private static final NameWords MAYBE = NameWords.anywhere(MAYBE_PATTERN);
  private static final NameWords POSITIVE = NameWords.anywhere(PositiveDefaultPattern);

  /** A word that must stand between spaces or ends. The library has four alternatives for it. */
  private static final String HID = " hid ";

  private static final String ALTERNATIVES = "|^hid$| hid$| hid |^hid |";

  private static final NameWords NEGATIVE =
      NameWords.anywhere(NegativeDefaultPattern.replace(ALTERNATIVES, "|"));

  public PartNames() {
    super(
        UnlikelyCandidatesDefaultPattern,
        MAYBE_PATTERN,
        PositiveDefaultPattern,
        NegativeDefaultPattern,
        ExtraneousDefaultPattern,
        BylineDefaultPattern,
        ReplaceFontsDefaultPattern,
        NormalizeDefaultPattern,
        VideosDefaultPattern,
        NextLinkDefaultPattern,
        PrevLinkDefaultPattern,
        WhitespaceDefaultPattern,
        HasContentDefaultPattern);
  }

  @Override
  public boolean isUnlikelyCandidate(String names) {
    return UNLIKELY.in(names);
  }

  @Override
  public boolean okMaybeItsACandidate(String names) {
    return MAYBE.in(names);
  }

  @Override
  public boolean isPositive(String name) {
    return POSITIVE.in(name);
  }

  @Override
  public boolean isNegative(String name) {
    return NEGATIVE.in(name)
        || (name.length() >= HID.length() - 2
            && (" " + name.toLowerCase(Locale.ROOT) + " ").contains(HID));
  }
}
