/** Holds the alerts of the stack to their tests, their runbooks and the metrics that exist. */
@NullMarked
package io.peermonitor.alerts;

import org.jspecify.annotations.NullMarked;
