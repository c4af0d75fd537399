package io.peermonitor.testnode;

import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/** JSON values one after the other, with or without a line end between them. */
final class IpcConversation extends Conversation {

    IpcConversation(Connection connection, Script script) {
        super(connection, script);
    }

    @Override
    void hold() throws Exception {
        try {
            answerEach();
        } catch (JacksonIOException gone) {
            throw gone.getCause();
        }
    }

    private void answerEach() throws Exception {
        InputStream input = connection.input();
        // an iterator, because reading single values looks for trailing tokens and would block
        MappingIterator<JsonNode> calls =
                JsonRpcRequest.JSON.readerFor(JsonNode.class).readValues(input);
        while (calls.hasNextValue()) {
            JsonNode call = calls.nextValue();
            JsonRpcRequest request = JsonRpcRequest.of(call, call.toString(), Map.of());
            answer(request, new IpcReply(connection, request.id()));
        }
    }
}
