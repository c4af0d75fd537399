package io.peermonitor.analysis;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public Internet from those that only mean something inside a network.
 *
 * <p>The ranges for documents and benchmarks count as public: nobody has them, and simulated
 * networks use them for being public.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        if (address instanceof Inet4Address) {
            boolean sharedByCarriers = first == 100 && (second & 0xC0) == 64;
            boolean protocolAssignments = first == 192 && second == 0 && bytes[2] == 0;
            boolean reserved = first == 0 || first >= 240;
            return !sharedByCarriers && !protocolAssignments && !reserved;
        }
        boolean uniqueLocal = (first & 0xFE) == 0xFC;
        return !uniqueLocal;
    }
}
