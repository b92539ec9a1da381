package org.vigie.ingest.permission;

/**
 * One thing that was found out about a page.
 *
 * @param source what says it
 * @param where the address of the file, or the name of the header or meta element
 * @param words one sentence for people, without a final full stop
 */
public record Statement(Source source, String where, String words) {

  /** What can allow or forbid that a page is read. */
  public enum Source {
    SETTING,
    ROBOTS_TXT,
    TDMREP,
    HEADER,
    META
  }
}
