/** Edge out: every line that an operator reads in {@code kubectl logs}. */
@NullMarked
package io.peermonitor.console;

import org.jspecify.annotations.NullMarked;
