/** Remembers what happened, within fixed bounds, for everybody who asks later or looks on. */
@NullMarked
package io.peermonitor.history;

import org.jspecify.annotations.NullMarked;
