package io.peermonitor.realnodes;

/** The three ways the monitor can reach a node. */
enum Transport {
    HTTP,
    WEBSOCKET,
    IPC
}
