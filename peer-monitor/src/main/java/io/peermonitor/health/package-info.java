/** Edge out: which nodes answer, as a detail of the service's own health. */
@NullMarked
package io.peermonitor.health;

import org.jspecify.annotations.NullMarked;
