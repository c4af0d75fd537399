/**
 * Judges what a peer table shows of the health and safety of its node; pure functions and folds.
 */
@NullMarked
package io.peermonitor.analysis;

import org.jspecify.annotations.NullMarked;
