package io.peermonitor.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks on a beat of their own, whether the service keeps up or not: an answer that is late has been
 * waited for since its beat.
 */
final class Readers {

    private Readers() {}

    /** Milliseconds until each answer was there. */
    static List<Double> millis(int port, String path, int perSecond, Duration time)
            throws InterruptedException {
        int count = Math.toIntExact(perSecond * time.toSeconds());
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(ServiceProcess.PATIENCE)
                        .build();
        List<Future<Double>> answers = new ArrayList<>();
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int number = 0; number < count; number++) {
                long beat = begin + number * gap;
                answers.add(readers.submit(() -> read(client, request, beat)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<Double> answer : answers) {
                millis.add(answer.get());
            }
            return millis;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(path + " could not be read", failed);
        }
    }

    private static double read(HttpClient client, HttpRequest request, long beat)
            throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(beat - System.nanoTime());
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException(request.uri() + " answered " + status);
        }
        return (System.nanoTime() - beat) / 1e6;
    }
}
