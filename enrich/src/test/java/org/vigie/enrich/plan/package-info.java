@org.jspecify.annotations.NullMarked
package org.vigie.enrich.plan;
