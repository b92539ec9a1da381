/**
 * Finds the speaker of a passage of an article: the organisation, another person, or nobody. Start
 * with {@link org.vigie.enrich.attribution.Attribution}. {@code PointRules} looks at a passage's
 * sentence and its neighbours; {@code Speakers} finds who speaks in one sentence: {@code OurSpeech}
 * by our names, {@code OtherSpeakers} by other names, {@code References} by nouns such as “the
 * hospital”, of which {@code Antecedents} finds who is meant. The package must not depend on
 * pickups.
 */
@NullMarked
package org.vigie.enrich.attribution;

import org.jspecify.annotations.NullMarked;
