package org.vigie.standalone.process;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import org.vigie.health.Health;
import org.vigie.health.HealthMetrics;

/**
 * All metrics of this process.
 *
 * @param scrape returns the metrics in Prometheus' text format
 */
public record ProcessMetrics(PrometheusMeterRegistry registry, Supplier<String> scrape) {

  /** Returns metrics with the state of each part, memory, threads, CPU time and uptime. */
  public static ProcessMetrics of(Health health) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return new ProcessMetrics(
        registry, new HealthMetrics(health, registry).before(registry::scrape));
  }
}
