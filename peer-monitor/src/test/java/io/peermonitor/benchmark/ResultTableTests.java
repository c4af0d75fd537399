package io.peermonitor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTests {

    @Test
    void showsTheMedianAndHowFarTheRunsLieApart() {
        ResultTable table = new ResultTable();
        table.add("1x50", List.of(cpu(3), cpu(120.4), cpu(0.25)));

        assertThat(table.toString())
                .contains(
                        "| CPU per poll, ms | 3.00 (0.250–120) |\n", "| heap after GC, MiB | – |");
    }

    @Test
    void comparesEachRunWithItsPair() {
        ResultTable table = new ResultTable();
        table.addRatios(List.of(cpu(1), cpu(20)), List.of(cpu(2), cpu(10)));

        assertThat(table.toString()).contains("| CPU per poll, ms | 1.25 (0.500–2.00) |\n");
    }

    private static Map<Figure, Double> cpu(double millis) {
        return Map.of(Figure.CPU_PER_POLL, millis);
    }
}
