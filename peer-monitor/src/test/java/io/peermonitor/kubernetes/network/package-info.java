/** Who reaches whom, by the rendered NetworkPolicies. */
@NullMarked
package io.peermonitor.kubernetes.network;

import org.jspecify.annotations.NullMarked;
