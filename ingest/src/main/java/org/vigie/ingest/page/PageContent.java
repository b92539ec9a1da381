package org.vigie.ingest.page;

/** The article of a page, or why none can be read. */
public sealed interface PageContent permits PageArticle, Unreadable {}
