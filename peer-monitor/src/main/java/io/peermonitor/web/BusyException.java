package io.peermonitor.web;

/** More than we serve at a time; the message says what to do instead. */
final class BusyException extends RuntimeException {

    BusyException(String message) {
        super(message);
    }
}
