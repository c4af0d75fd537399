package io.peermonitor.execution;

import io.peermonitor.peer.PeerSnapshot;
import org.web3j.protocol.core.Response;

/**
 * The answer to {@code admin_peers}; web3j's own type drops direction, capabilities and protocols.
 */
final class AdminPeersResponse extends Response<PeerSnapshot> {}
