package io.peermonitor.realnodes;

import java.nio.file.Path;
import java.util.List;

/** The command lines of a Geth that can reach nothing but loopback. */
record GethCommand(NodeFolder folder, GethPorts ports) {

    private static final String APIS = "admin,net,eth,web3";

    List<String> init(Path genesis) {
        return List.of(geth(), "--datadir", data(), "init", genesis.toString());
    }

    List<String> run() {
        return List.of(
                geth(),
                "--datadir=" + data(),
                "--config=" + settings(),
                "--networkid=1337010",
                "--nodiscover",
                "--bootnodes=",
                "--discovery.dns=",
                "--nat=none",
                "--netrestrict=127.0.0.0/8",
                "--maxpeers=10",
                "--cache=16",
                "--verbosity=3",
                "--ipcpath=" + ipc(),
                "--http",
                "--http.addr=127.0.0.1",
                "--http.port=" + ports.http(),
                "--http.api=" + APIS,
                "--ws",
                "--ws.addr=127.0.0.1",
                "--ws.port=" + ports.webSocket(),
                "--ws.api=" + APIS,
                "--authrpc.addr=127.0.0.1",
                "--authrpc.port=" + ports.engine());
    }

    Path ipc() {
        return folder.socket("geth.ipc");
    }

    /** {@code --port} would listen on every interface; only this file can name the address. */
    private Path settings() {
        String listen = "[Node.P2P]\nListenAddr = \"127.0.0.1:%d\"\n".formatted(ports.p2p());
        return folder.write("settings.toml", listen);
    }

    private String data() {
        return folder.path("data").toString();
    }

    private static String geth() {
        return NodeProgram.GETH.path().toString();
    }
}
