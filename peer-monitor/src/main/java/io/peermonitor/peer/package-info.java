/**
 * The vocabulary: nodes, peers and what one poll of a node can end in; values without behaviour of
 * their own.
 */
@NullMarked
package io.peermonitor.peer;

import org.jspecify.annotations.NullMarked;
