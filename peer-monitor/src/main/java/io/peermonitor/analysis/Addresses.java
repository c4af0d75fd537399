package io.peermonitor.analysis;

import java.net.InetAddress;
import java.util.Arrays;

/** Collects the addresses of some peers, to count them by network. */
final class Addresses {

    private static final int FEW = 16;

    private long[] ipv4 = new long[FEW];
    private long[] ipv6 = new long[FEW];
    private int ipv4Count;
    private int ipv6Count;
    private int hidden;

    /** Adds an address to each of these. */
    static void add(InetAddress address, Addresses one, Addresses other) {
        if (!PublicAddress.isPublic(address)) {
            one.hidden++;
            other.hidden++;
            return;
        }
        byte[] bytes = address.getAddress();
        boolean isIpv4 = Subnet.isIpv4(bytes);
        long leading = Subnet.leading(bytes);
        one.add(isIpv4, leading);
        other.add(isIpv4, leading);
    }

    private void add(boolean isIpv4, long leading) {
        if (isIpv4) {
            ipv4 = withRoom(ipv4, ipv4Count);
            ipv4[ipv4Count++] = leading;
        } else {
            ipv6 = withRoom(ipv6, ipv6Count);
            ipv6[ipv6Count++] = leading;
        }
    }

    private static long[] withRoom(long[] numbers, int count) {
        return count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
    }

    Placement placement() {
        sortUnsigned(ipv4, ipv4Count);
        sortUnsigned(ipv6, ipv6Count);
        return new Placement(
                by(NetworkWidth.ADDRESS), by(NetworkWidth.NARROW), by(NetworkWidth.WIDE), hidden);
    }

    private static void sortUnsigned(long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(numbers, 0, count);
        for (int i = 0; i < count; i++) {
            numbers[i] ^= Long.MIN_VALUE;
        }
    }

    private Concentration<Subnet> by(NetworkWidth width) {
        NetworkRuns runs = new NetworkRuns(width);
        runs.add(true, ipv4, ipv4Count);
        runs.add(false, ipv6, ipv6Count);
        return runs.concentration();
    }
}
