package io.peermonitor.web;

/** A node or peer that is not known now; the message says what is. */
final class NotFoundException extends RuntimeException {

    NotFoundException(String message) {
        super(message);
    }
}
