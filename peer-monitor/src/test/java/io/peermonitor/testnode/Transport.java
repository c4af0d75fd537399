package io.peermonitor.testnode;

/** The three ways to talk JSON-RPC to an execution node. */
public enum Transport {
    HTTP,
    WEB_SOCKET,
    IPC
}
