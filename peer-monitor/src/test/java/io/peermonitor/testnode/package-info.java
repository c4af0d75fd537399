/** A node whose every answer a test scripts, down to the single byte on the socket. */
@NullMarked
package io.peermonitor.testnode;

import org.jspecify.annotations.NullMarked;
