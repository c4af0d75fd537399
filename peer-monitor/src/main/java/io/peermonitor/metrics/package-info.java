/** Edge out: the fleet as Prometheus metrics, within the bounds that docs/metrics.md promises. */
@NullMarked
package io.peermonitor.metrics;

import org.jspecify.annotations.NullMarked;
