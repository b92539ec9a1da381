@NullMarked
package org.vigie.alerts.config;

import org.jspecify.annotations.NullMarked;
