package io.peermonitor.execution;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells messages that a node pushes from answers: a JSON-RPC notification has a method and no id.
 */
record Notifications(JsonMapper mapper) {

    boolean contain(byte[] message) {
        try (JsonParser json = mapper.createParser(message)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                switch (json.currentName()) {
                    case "method" -> {
                        return true;
                    }
                    case "id", "result", "error" -> {
                        return false;
                    }
                    default -> {
                        json.nextToken();
                        json.skipChildren();
                    }
                }
            }
            return false;
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
