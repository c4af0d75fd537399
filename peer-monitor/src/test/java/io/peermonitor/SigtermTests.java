package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Kubernetes does to a pod, while a node keeps the monitor waiting. */
@DisabledOnOs(OS.WINDOWS)
class SigtermTests {

    private static final int SIGTERM_EXIT_CODE = 143;

    @Test
    @Timeout(120)
    void theProcessEndsWithinTenSecondsWhileAPollHangsAndComplainsOfNothing(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.log");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(60_000);
            Process service =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    PeerMonitorApplication.class.getName(),
                                    "--server.port=0",
                                    "--peer-monitor.polling.interval=60s",
                                    "--peer-monitor.polling.timeout=60s",
                                    "--peer-monitor.nodes.alpha.url=http://127.0.0.1:"
                                            + silent.getLocalPort())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            try (Socket hanging = silent.accept()) {
                assertThat(hanging.getInputStream().read()).isEqualTo('P');
                service.toHandle().destroy();
                assertThat(service.waitFor(10, TimeUnit.SECONDS)).as("ended in time").isTrue();
                assertThat(service.exitValue()).isEqualTo(SIGTERM_EXIT_CODE);
                assertThat(Files.readString(said)).doesNotContain("Exception", "\tat ", "ERROR");
            } finally {
                service.destroyForcibly();
            }
        }
    }
}
