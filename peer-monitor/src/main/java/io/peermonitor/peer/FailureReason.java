package io.peermonitor.peer;

import java.util.Locale;

/**
 * Why a poll got no peer table: a closed set, so it can be a metric label; the hint says what to
 * do.
 */
public enum FailureReason {
    REFUSED("nothing listens there: is the client running, and is this the address of its API?"),
    UNKNOWN_HOST("the host name has no address: check the spelling and DNS"),
    TIMEOUT("no complete answer in time: is the node overloaded, or a firewall in between?"),
    CLOSED("the connection was cut before the answer was complete: look at the node's log"),
    TLS("no TLS connection: check http against https and the node's certificate"),
    UNAUTHORIZED("the node refused access: check the credentials, and --http.vhosts of a Geth"),
    RATE_LIMITED("the node answers that we ask too often: poll less often"),
    REDIRECTED("the node answered with a redirect, which is never followed: use its final address"),
    HTTP_STATUS("this is not how a node answers: check the address and port"),
    BAD_ENCODING(
            "the answer is compressed although we asked for plain: check the proxy in between"),
    TOO_LARGE("the answer exceeds peer-monitor.limits.max-response-size"),
    MALFORMED(
            "the answer is not the JSON of a node, or breaks the limits for it: check the address and what answers there"),
    SCHEMA(
            "the answer is JSON, but not of the shape that a node gives: check the address and port"),
    ID_MISMATCH("the answer belongs to another question: is a proxy mixing answers up?"),
    RPC_ERROR("the node answered with an error: look at its log"),
    IO("the connection failed: look at the node's log and the network in between"),
    INTERNAL("a fault of the monitor itself: please report it with the log line");

    private final String hint;

    FailureReason(String hint) {
        this.hint = hint;
    }

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One clause for the operator: what it means or what to check. */
    public String hint() {
        return hint;
    }
}
