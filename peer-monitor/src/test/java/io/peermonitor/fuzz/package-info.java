/**
 * Whatever a node sends, from its bytes to everything an operator or a program reads: each target
 * is run by {@code scripts/fuzz.sh}, and each input it ever found of interest in every build.
 */
@NullMarked
package io.peermonitor.fuzz;

import org.jspecify.annotations.NullMarked;
