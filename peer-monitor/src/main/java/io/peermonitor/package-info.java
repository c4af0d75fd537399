/** Starts the service and wires the packages below it; the only place that knows them all. */
@NullMarked
package io.peermonitor;

import org.jspecify.annotations.NullMarked;
