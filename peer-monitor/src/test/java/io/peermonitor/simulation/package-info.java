/** A fleet of nodes with mainnet-like peers, so that the product can be shown without Ethereum. */
@NullMarked
package io.peermonitor.simulation;

import org.jspecify.annotations.NullMarked;
