/**
 * Edge in: consensus clients through the standard Beacon API.
 *
 * <p>Prysm, Lighthouse, Teku, Nimbus, Lodestar and Grandine serve it; what one of them leaves out
 * is absent.
 */
@NullMarked
package io.peermonitor.consensus;

import org.jspecify.annotations.NullMarked;
