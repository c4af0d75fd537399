package io.peermonitor.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** One page of a monitor, read as a client on the same machine does. */
record Page(String url, String accept) {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    static Page of(int port, String path) {
        return new Page("http://127.0.0.1:" + port + path, "*/*");
    }

    /** How many bytes it has. */
    long read() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(url + " answered " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            byte[] block = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                size += read;
            }
            return size;
        }
    }

    void awaitServed() throws InterruptedException, IOException {
        long begin = System.nanoTime();
        while (true) {
            try {
                read();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS)) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** How many milliseconds each read took of so many readers that all ask at the same instant. */
    List<Double> millisOf(int readers, Duration time) throws InterruptedException {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(readers);
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            threads.add(Thread.ofPlatform().start(() -> readOn(together, end, millis)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(millis);
    }

    private void readOn(CyclicBarrier together, long end, List<Double> millis) {
        try {
            boolean more = true;
            while (more) {
                together.await(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                long begin = System.nanoTime();
                read();
                millis.add((System.nanoTime() - begin) / 1e6);
                // all decide on the same time, or one would wait for the others
                together.await(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                more = System.nanoTime() + PAUSE.toNanos() < end;
                Thread.sleep(PAUSE);
            }
        } catch (Exception failed) {
            together.reset();
            throw new IllegalStateException(url + " could not be read", failed);
        }
    }
}
