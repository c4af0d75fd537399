/**
 * Measures the service as it is shipped: a fleet of load nodes, the service and whoever reads it
 * are processes of their own (see scripts/benchmark.sh). Nothing but the JDK, so that it starts at
 * once.
 */
@NullMarked
package io.peermonitor.benchmark;

import org.jspecify.annotations.NullMarked;
