package org.vigie.ingest.page;

/** A page whose meta elements can be read, or why it can't. */
public sealed interface OpenedPage permits Page, Unreadable {}
