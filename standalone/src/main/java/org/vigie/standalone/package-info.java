/**
 * The program {@code vigie}. {@code cli} is the command line, {@code demo} plays a week of invented
 * articles, {@code process} runs every service in one process, {@code setup} checks what a start
 * needs, and {@code broker} embeds Kafka. Each of these packages may depend only on packages named
 * after it in this list, and no service may depend on any of them. This root package contains no
 * code.
 */
@NullMarked
package org.vigie.standalone;

import org.jspecify.annotations.NullMarked;
