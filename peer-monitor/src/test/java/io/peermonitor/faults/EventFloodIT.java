package io.peermonitor.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Two hundred want live events and never read one. */
@EnabledOnOs(OS.LINUX)
class EventFloodIT {

    private static final int READERS = 200;
    private static final int MOST_SERVED = 50;
    private static final int STATUS_END = "HTTP/1.1 200".length();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiftyAreServedUntilTheyAreDroppedAndNothingIsHeldAfterwards() throws Exception {
        FaultyNode node = FaultyNode.churned(0, 100);
        List<Socket> sockets = new ArrayList<>();
        try (ServiceProcess service =
                ServiceProcess.watching(List.of(node), "peer-monitor.polling.interval=200ms")) {
            service.awaitUp(1);
            service.get("/events");
            FaultyNode.awaitSettled(List.of(node));
            Footprint base = service.footprint();

            int served = 0;
            for (int reader = 0; reader < READERS; reader++) {
                Socket socket = neverReading(service.port());
                sockets.add(socket);
                served += status(socket) == 200 ? 1 : 0;
            }
            assertThat(served).as("served at a time").isEqualTo(MOST_SERVED);
            assertThat(service.footprint().threads())
                    .as("threads of the system: readers have virtual ones")
                    .isLessThanOrEqualTo(base.threads() + 8);
            FaultyNode.awaitSettled(List.of(node));
            await("dropped, while their sockets are still open")
                    .atMost(ServiceProcess.PATIENCE)
                    .until(() -> isServed(service.port()));
            service.awaitFootprint(base);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
            node.close();
        }
    }

    private static boolean isServed(int port) throws IOException {
        try (Socket socket = neverReading(port)) {
            return status(socket) == 200;
        }
    }

    /** With the smallest buffer for what comes. */
    private static Socket neverReading(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.setSoTimeout(Math.toIntExact(ServiceProcess.PATIENCE.toMillis()));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static int status(Socket socket) throws IOException {
        byte[] begin = socket.getInputStream().readNBytes(STATUS_END);
        return Integer.parseInt(new String(begin, US_ASCII).substring(STATUS_END - 3));
    }
}
