package io.peermonitor;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Starts the whole service as its jar does, on a free port and with a quick beat. */
final class ServiceStart {

    private ServiceStart() {}

    /** Given as on the command line, which wins over everything in the environment. */
    static ConfigurableApplicationContext with(String... properties) {
        SpringApplication application = new SpringApplication(PeerMonitorApplication.class);
        application.setDefaultProperties(Map.of("peer-monitor.polling.interval", "1s"));
        return application.run(
                Stream.concat(Stream.of("server.port=0"), Arrays.stream(properties))
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }

    static RestTestClient client(ConfigurableApplicationContext service) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }
}
