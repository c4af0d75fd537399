package io.peermonitor.kubernetes.network;

import java.math.BigInteger;
import java.net.InetAddress;

/** A block of addresses, {@code 10.0.0.0/8}. */
record Cidr(InetAddress base, int prefix) {

    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        return new Cidr(
                InetAddress.ofLiteral(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        int length = base.getAddress().length;
        if (address.getAddress().length != length) {
            return false;
        }
        int rest = 8 * length - prefix;
        return number(base).shiftRight(rest).equals(number(address).shiftRight(rest));
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
