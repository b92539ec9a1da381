/**
 * The command {@code vigie init}: writes the configuration of a new watch from an organisation's
 * name, site, spokespeople and releases. {@link org.vigie.standalone.init.InitCommand} reads the
 * {@link org.vigie.standalone.propose.Answers}; {@code WatchText}, {@code FeedsText} and {@code
 * ConfigFolder} write the files. The package {@code propose} proposes the tags.
 */
@NullMarked
package org.vigie.standalone.init;

import org.jspecify.annotations.NullMarked;
