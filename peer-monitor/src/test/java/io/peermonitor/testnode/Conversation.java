package io.peermonitor.testnode;

import java.io.IOException;

/** Reads the requests of one connection until the client or the script ends it. */
abstract sealed class Conversation
        permits HttpConversation, WebSocketConversation, IpcConversation {

    final Connection connection;
    final Script script;

    Conversation(Connection connection, Script script) {
        this.connection = connection;
        this.script = script;
    }

    static Conversation over(Transport transport, Connection connection, Script script) {
        return switch (transport) {
            case HTTP -> new HttpConversation(connection, script);
            case WEB_SOCKET -> new WebSocketConversation(connection, script);
            case IPC -> new IpcConversation(connection, script);
        };
    }

    /** Holds until the stream ends, which is an {@link java.io.EOFException}. */
    abstract void hold() throws Exception;

    final void run() {
        try {
            hold();
        } catch (IOException | InterruptedException gone) {
            // the client hung up or the node was stopped: the normal end
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception bug) {
            throw new IllegalStateException("The script failed", bug);
        } finally {
            connection.cut();
        }
    }

    final void answer(JsonRpcRequest request, Reply reply) throws Exception {
        connection.traffic().requests().increment();
        script.answer(request, reply);
    }
}
