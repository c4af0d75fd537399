package io.peermonitor.consensus;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.HttpCalls;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries the questions of {@link BeaconApi} over the bounded HTTP and JSON that all nodes are read
 * with: Spring's own clients hold an answer of any size and have no deadline for the whole call.
 *
 * <p>A failure leaves as an {@link UncheckedIOException}, because the methods of the interface
 * declare none.
 */
final class BeaconCalls implements HttpExchangeAdapter {

    private final OkHttpClient client;
    private final BeaconAddress address;
    private final JsonMapper mapper;
    private final Limits limits;
    private final ClockReading clock;

    private BeaconCalls(
            OkHttpClient client,
            BeaconAddress address,
            JsonMapper mapper,
            Limits limits,
            ClockReading clock) {
        this.client = client;
        this.address = address;
        this.mapper = mapper;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The questions to the client at this address.
     *
     * @param clock told the Date of every answer
     */
    static BeaconApi to(
            BeaconAddress address,
            OkHttpClient client,
            JsonMapper mapper,
            Limits limits,
            ClockReading clock) {
        return HttpServiceProxyFactory.builderFor(
                        new BeaconCalls(client, address, mapper, limits, clock))
                .build()
                .createClient(BeaconApi.class);
    }

    @Override
    public <T> @Nullable T exchangeForBody(
            HttpRequestValues question, ParameterizedTypeReference<T> type) {
        try {
            return ask(question, type);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> T ask(HttpRequestValues question, ParameterizedTypeReference<T> type)
            throws IOException {
        Deadline deadline = (Deadline) question.getAttributes().get(BeaconApi.DEADLINE);
        HttpUrl url = address.at(Objects.requireNonNull(question.getUriTemplate()));
        Request request = HttpCalls.request(url, address.authorization()).get().build();
        Instant asked = Instant.now();
        try (InputStream answer =
                HttpCalls.body(
                        client,
                        request,
                        Objects.requireNonNull(deadline),
                        limits.maxResponseBytes(),
                        response -> clock.read(response, asked))) {
            return read(answer, type);
        }
    }

    private <T> T read(InputStream answer, ParameterizedTypeReference<T> type) throws IOException {
        try {
            T value = mapper.readValue(answer, mapper.constructType(type.getType()));
            if (value == null) {
                throw new WireException(FailureReason.SCHEMA);
            }
            return value;
        } catch (JacksonException unreadable) {
            throw FailureClassifier.unreadable(unreadable);
        }
    }

    @Override
    public boolean supportsRequestAttributes() {
        return true;
    }

    @Override
    public void exchange(HttpRequestValues question) {
        throw notAsked();
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues question) {
        throw notAsked();
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues question) {
        throw notAsked();
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(
            HttpRequestValues question, ParameterizedTypeReference<T> type) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("Every question of BeaconApi is for a body.");
    }
}
