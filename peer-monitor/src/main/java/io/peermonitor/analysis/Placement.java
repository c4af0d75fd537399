package io.peermonitor.analysis;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    static Placement of(List<ObservedPeer> peers) {
        List<Subnet> addresses = new ArrayList<>();
        int hidden = 0;
        for (ObservedPeer peer : peers) {
            InetAddress address = peer.address().orElse(null);
            if (address == null) {
                continue;
            }
            if (PublicAddress.isPublic(address)) {
                addresses.add(Subnet.single(address));
            } else {
                hidden++;
            }
        }
        return new Placement(
                by(NetworkWidth.ADDRESS, addresses),
                by(NetworkWidth.NARROW, addresses),
                by(NetworkWidth.WIDE, addresses),
                hidden);
    }

    /** How many peers have a public address. */
    public int peers() {
        return addresses.total();
    }

    private static Concentration<Subnet> by(NetworkWidth width, List<Subnet> addresses) {
        Stream<Subnet> subnets = addresses.stream().map(address -> address.within(width));
        return Concentration.of(subnets);
    }
}
