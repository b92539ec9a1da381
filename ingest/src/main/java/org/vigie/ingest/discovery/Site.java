package org.vigie.ingest.discovery;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a home page says about its outlet.
 *
 * @param url the page's address after redirects
 * @param name plain text on one line; empty if unknown
 * @param language ISO 639-1 code; null if unknown
 * @param country ISO 3166-1 code; null if unknown
 */
public record Site(URI url, String name, @Nullable String language, @Nullable String country) {}
