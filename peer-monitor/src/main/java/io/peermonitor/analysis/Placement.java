package io.peermonitor.analysis;

/**
 * Where some peers are on the Internet; those at private or unknown addresses are left out.
 *
 * @param addresses by IPv4 address and IPv6 /64
 * @param networks by /24 and /48
 * @param wideNetworks by /16 and /32
 * @param hidden how many have an address that is not public
 */
public record Placement(
        Concentration<Subnet> addresses,
        Concentration<Subnet> networks,
        Concentration<Subnet> wideNetworks,
        int hidden) {

    /** How many peers have a public address. */
    public int peers() {
        return addresses.total();
    }
}
