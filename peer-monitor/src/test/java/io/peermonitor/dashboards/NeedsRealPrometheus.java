package io.peermonitor.dashboards;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a test where Prometheus or Geth is missing, unless {@code -Dreal-prometheus=required}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealPrometheusCondition.class)
@interface NeedsRealPrometheus {}
