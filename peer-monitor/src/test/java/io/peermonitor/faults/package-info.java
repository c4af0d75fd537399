/**
 * What goes wrong with many nodes and readers at once. The service is a process of its own and is
 * seen from outside: by what it answers, says and holds open.
 */
@NullMarked
package io.peermonitor.faults;

import org.jspecify.annotations.NullMarked;
