/** Holds the dashboards to rules, and their queries to a real Prometheus. */
@NullMarked
package io.peermonitor.dashboards;

import org.jspecify.annotations.NullMarked;
