/**
 * Answers the question "may we read this page?" ({@link org.vigie.ingest.permission.Permissions}).
 * An outlet can reserve text mining (directive (EU) 2019/790, article 4(3)) and robots.txt can
 * forbid a visit. Each answer names what decided it. The package must not depend on articles, on
 * what a page contains, or on Kafka. docs/adr/0011 explains the law.
 */
@NullMarked
package org.vigie.ingest.permission;

import org.jspecify.annotations.NullMarked;
