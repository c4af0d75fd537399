/**
 * Schedules the polls and keeps the one piece of mutable state: a reference to the latest immutable
 * fleet.
 */
@NullMarked
package io.peermonitor.monitor;

import org.jspecify.annotations.NullMarked;
