package org.vigie.ingest.permission;

import java.net.URI;
import org.vigie.events.fields.FullText;

/**
 * A page that somebody wants to read.
 *
 * @param url an http or https URL with a host
 * @param fullText the setting of the page's outlet
 */
public record PageRequest(URI url, FullText fullText, Visitor visitor) {

  /** Returns the same request for another address, to which a page redirects. */
  public PageRequest at(URI to) {
    return new PageRequest(to, fullText, visitor);
  }
}
