/**
 * A small web of outlets: labelled articles as teasers in feeds, and their pages in the shapes that
 * content management systems give them. What is the article, is known of each page.
 */
@NullMarked
package org.vigie.standalone.pages;

import org.jspecify.annotations.NullMarked;
