/**
 * What both edges in share: HTTP, DNS and JSON with limits, and the classes of failures.
 *
 * <p>What comes over the wire is hostile; here it is bounded and cleaned.
 */
@NullMarked
package io.peermonitor.wire;

import org.jspecify.annotations.NullMarked;
