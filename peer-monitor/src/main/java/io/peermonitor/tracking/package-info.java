/**
 * Folds poll results into the state of the fleet and the events an operator cares about; pure
 * functions.
 */
@NullMarked
package io.peermonitor.tracking;

import org.jspecify.annotations.NullMarked;
