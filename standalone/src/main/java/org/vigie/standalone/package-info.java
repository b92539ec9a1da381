/**
 * The program {@code vigie}: {@code cli} is the command line, {@code process} runs every service in
 * one process, {@code broker} embeds Kafka and {@code demo} plays a week of invented coverage. This
 * root package holds no code: the packages know each other in this order only, and no service knows
 * any of them.
 */
@NullMarked
package org.vigie.standalone;

import org.jspecify.annotations.NullMarked;
