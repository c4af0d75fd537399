package io.peermonitor.web;

import io.peermonitor.analysis.Placement;
import io.peermonitor.analysis.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where peers are on the network, by their public addresses.
 *
 * @param peers with a public address
 * @param hidden with a private one
 * @param sameAddress most peers at one IPv4 address or IPv6 /64; 1 or 2 is good
 * @param distinctRatio different /24 (IPv6 /48) by peers; above 0.8 is good
 * @param topShare of the largest /24 (IPv6 /48)
 * @param topWideShare of the largest /16 (IPv6 /32); up to 0.25 is good
 * @param effective how many equally large /16 (IPv6 /32) would be as diverse; 8 or more is good
 * @param networks the largest /24 and /48
 * @param wideNetworks the largest /16 and /32
 */
record PlacementView(
        int peers,
        int hidden,
        int sameAddress,
        @Nullable Double distinctRatio,
        @Nullable Double topShare,
        @Nullable Double topWideShare,
        @Nullable Double effective,
        List<ShareView> networks,
        List<ShareView> wideNetworks) {

    static PlacementView of(Placement placement) {
        return new PlacementView(
                placement.peers(),
                placement.hidden(),
                placement.addresses().most(),
                placement.networks().distinctRatio(),
                placement.networks().topShare(),
                placement.wideNetworks().topShare(),
                placement.wideNetworks().effective(),
                ShareView.of(placement.networks(), Subnet::toString),
                ShareView.of(placement.wideNetworks(), Subnet::toString));
    }
}
