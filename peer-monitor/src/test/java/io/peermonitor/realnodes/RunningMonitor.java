package io.peermonitor.realnodes;

import io.peermonitor.PeerMonitorApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product itself, started as a user starts it and read only through what it publishes. */
record RunningMonitor(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static RunningMonitor watching(Map<String, String> urls) {
        return watching(urls, Duration.ofSeconds(1));
    }

    static RunningMonitor watching(Map<String, String> urls, Duration interval) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--peer-monitor.polling.interval=" + interval.toSeconds() + "s");
        urls.forEach((name, url) -> arguments.add("--peer-monitor.nodes." + name + ".url=" + url));
        return new RunningMonitor(
                SpringApplication.run(
                        PeerMonitorApplication.class, arguments.toArray(String[]::new)));
    }

    PeersAnswer peers() {
        return new PeersAnswer(json("/peers"));
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path, "application/json"));
    }

    EventLines events() {
        HttpRequest request = request("/events", "text/event-stream").build();
        try {
            return new EventLines(CLIENT.send(request, HttpResponse.BodyHandlers.ofLines()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for /events", e);
        }
    }

    Scrape scrape() {
        return Scrape.of(get("/actuator/prometheus", "text/plain"));
    }

    @Override
    public void close() {
        context.close();
    }

    private String get(String path, String type) {
        HttpRequest request = request(path, type).timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + path, e);
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", type);
    }
}
