package io.peermonitor.analysis;

/** How far addresses may differ and still be of one network. */
public enum NetworkWidth {
    /** One machine or home: an IPv4 address, or the /64 that every IPv6 customer gets. */
    ADDRESS(32, 64),
    /** One site: what a small hoster or a customer has. */
    NARROW(24, 48),
    /** One provider, or a part of a large one. */
    WIDE(16, 32);

    private final int prefix4;
    private final int prefix6;

    NetworkWidth(int prefix4, int prefix6) {
        this.prefix4 = prefix4;
        this.prefix6 = prefix6;
    }

    int prefix(boolean ipv4) {
        return ipv4 ? prefix4 : prefix6;
    }
}
