package io.peermonitor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Shows an operator who the watched Ethereum nodes are talking to. */
@SpringBootApplication
public class PeerMonitorApplication {

    public static void main(String[] args) {
        SpringApplication.run(PeerMonitorApplication.class, args);
    }
}
