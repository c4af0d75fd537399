package io.peermonitor;

/** A setting outside {@code peer-monitor} that cannot be used; the message says what to do. */
final class BadSettingException extends RuntimeException {

    BadSettingException(String message) {
        super(message);
    }
}
