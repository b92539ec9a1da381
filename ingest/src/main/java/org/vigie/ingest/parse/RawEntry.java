package org.vigie.ingest.parse;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as some format gave it, before its text is cleaned and its date read.
 *
 * @param link the best of its links, absolute and unwrapped
 * @param bodies content first, then what is meant to be shorter; HTML or text
 * @param dates published first, then updated, as written
 * @param language as declared
 */
record RawEntry(
    @Nullable String guid,
    @Nullable URI link,
    String title,
    List<String> bodies,
    List<String> authors,
    List<String> categories,
    List<String> dates,
    FeedEntry.@Nullable Source source,
    @Nullable String language) {}
