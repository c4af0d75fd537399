/** Fleets for the tests of the edges, folded from polls that nobody had to make. */
@NullMarked
package io.peermonitor.sample;

import org.jspecify.annotations.NullMarked;
