/** Proves the product against real Ethereum nodes, started on loopback with throw-away chains. */
@NullMarked
package io.peermonitor.realnodes;

import org.jspecify.annotations.NullMarked;
