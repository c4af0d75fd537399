package io.peermonitor.execution;

import org.web3j.protocol.core.Response;
import tools.jackson.databind.JsonNode;

/** A small answer whose shape differs between clients. */
final class ValueResponse extends Response<JsonNode> {}
