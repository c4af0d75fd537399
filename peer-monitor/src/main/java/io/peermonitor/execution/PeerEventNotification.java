package io.peermonitor.execution;

import org.web3j.protocol.websocket.events.Notification;
import tools.jackson.databind.JsonNode;

/** One pushed message of the subscription {@code peerEvents}. */
final class PeerEventNotification extends Notification<JsonNode> {}
