/**
 * Edge in: asks execution nodes over JSON-RPC (HTTP, WebSocket or IPC) and turns what they answer
 * into clean values. Nothing from the wire leaves this package unbounded or uncleaned.
 */
@NullMarked
package io.peermonitor.execution;

import org.jspecify.annotations.NullMarked;
