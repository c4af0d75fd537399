package io.peermonitor.web;

/** A query parameter that cannot be used; the message names the allowed values. */
final class BadParameterException extends RuntimeException {

    BadParameterException(String name, String value, String allowed) {
        super("Parameter '" + name + "' is '" + value + "'; allowed: " + allowed + ".");
    }
}
