/** Edge in: finds the nodes to watch in DNS, so that replicas come and go without configuration. */
@NullMarked
package io.peermonitor.discovery;

import org.jspecify.annotations.NullMarked;
