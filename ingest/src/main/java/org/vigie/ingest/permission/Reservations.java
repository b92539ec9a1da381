package org.vigie.ingest.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.Decision.Reason;
import org.vigie.ingest.permission.Decision.Refused;
import org.vigie.ingest.permission.Statement.Source;

/**
 * Finds reservations that a page itself declares, in the headers of the response and in its meta
 * elements. If the outlet agreed, only a directive that names us counts.
 */
public final class Reservations {
  private static final String TDM = "tdm-reservation";
  private static final String ROBOTS = "x-robots-tag";

  private Reservations() {}

  /** Decides by headers; names are in lower case. */
  public static Decision ofHeaders(PageRequest request, Map<String, List<String>> headers) {
    return decide(
        request,
        Source.HEADER,
        headers.getOrDefault(TDM, List.of()),
        headers.getOrDefault(ROBOTS, List.of()));
  }

  /** A meta element of a page. */
  public record Meta(String name, String content) {}

  /** Decides by the meta elements of a page. */
  public static Decision ofMeta(PageRequest request, List<Meta> metas) {
    Set<String> names = request.visitor().names();
    List<String> tdm = new ArrayList<>();
    List<String> robots = new ArrayList<>();
    for (Meta meta : metas) {
      String name = meta.name().strip().toLowerCase(Locale.ROOT);
      if (name.equals(TDM)) {
        tdm.add(meta.content());
      } else if (name.equals("robots")) {
        robots.add(meta.content());
      } else if (names.contains(name)) {
        robots.add(name + ": " + meta.content());
      }
    }
    return decide(request, Source.META, tdm, robots);
  }

  private static Decision decide(
      PageRequest request, Source source, List<String> tdm, List<String> robots) {
    boolean isAgreed = request.fullText() == FullText.AGREED;
    String shown = source == Source.HEADER ? "X-Robots-Tag" : "robots";
    boolean isReserved = tdm.stream().anyMatch(TdmRep::isReserved);
    if (isReserved && !isAgreed) {
      return reserved(source, TDM, TDM + ": 1 reserves text and data mining");
    }
    Optional<RobotsDirective> directive =
        RobotsDirective.reserving(robots, request.visitor().names());
    Optional<RobotsDirective> found = directive.filter(it -> !isAgreed || it.isForUs());
    if (found.isPresent()) {
      String to = found.get().isForUs() ? ", by our name" : "";
      return reserved(source, shown, "\"" + found.get().written() + "\" reserves the text" + to);
    }
    String where = source == Source.HEADER ? "the headers" : "the meta elements";
    String words =
        isReserved || directive.isPresent()
            ? "what they reserve doesn't count, because the outlet agreed"
            : "they reserve nothing";
    return Granted.by(new Statement(source, where, words));
  }

  private static Decision reserved(Source source, String where, String words) {
    return new Refused(Reason.RESERVED, List.of(new Statement(source, where, words)));
  }
}
