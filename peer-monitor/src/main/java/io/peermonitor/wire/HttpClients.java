package io.peermonitor.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** The HTTP client of all nodes, and the same one made for WebSockets. */
public record HttpClients(OkHttpClient http, OkHttpClient webSockets) implements AutoCloseable {

    /**
     * Shorter than a usual interval would cost a connection each poll; Geth drops idle ones after
     * 120 s.
     */
    private static final int IDLE_SECONDS = 60;

    private static final int MOST_IDLE_CONNECTIONS = 256;
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    public static HttpClients of(HostLookup hosts, Duration timeout) {
        // an open WebSocket counts as a running request and holds its thread, which is a virtual
        // one
        Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient http =
                new OkHttpClient.Builder()
                        .dispatcher(dispatcher)
                        .dns(hosts)
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .connectionPool(
                                new ConnectionPool(
                                        MOST_IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                        .build();
        return new HttpClients(
                http, http.newBuilder().addInterceptor(HttpClients::withoutExtensions).build());
    }

    /**
     * A compressed message would be inflated past any cap: not offered, and not accepted unasked.
     */
    private static Response withoutExtensions(Interceptor.Chain chain) throws IOException {
        Response response =
                chain.proceed(chain.request().newBuilder().removeHeader(EXTENSIONS).build());
        return response.newBuilder().removeHeader(EXTENSIONS).build();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
    }
}
