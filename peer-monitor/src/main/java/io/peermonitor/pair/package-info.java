/**
 * Whether the two clients of a node work as one, and if not, why: pure functions of the latest
 * polls of both.
 */
@NullMarked
package io.peermonitor.pair;

import org.jspecify.annotations.NullMarked;
