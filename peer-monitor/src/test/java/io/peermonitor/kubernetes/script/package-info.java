/** The scripts that run in the cluster, run here for real. */
@NullMarked
package io.peermonitor.kubernetes.script;

import org.jspecify.annotations.NullMarked;
