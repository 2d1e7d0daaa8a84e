package org.portaplus.benchmarks.codecs;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of one codec, message and direction, a figure for each round. Not thread-safe.
 *
 * @param cpu microseconds of CPU for each operation
 * @param clock microseconds on the clock
 * @param allocated bytes
 */
record Figures(List<Double> cpu, List<Double> clock, List<Double> allocated) {
    /** None yet. */
    Figures() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Adds those of another round. */
    void add(double cpuTime, double clockTime, double bytes) {
        cpu.add(cpuTime);
        clock.add(clockTime);
        allocated.add(bytes);
    }

    /** The middle one. */
    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** How many times as fast as a rival, by CPU, in each round: above 1 is faster. */
    List<Double> speedBeside(Figures rival) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(cpu.size(), rival.cpu.size()); i++) {
            ratios.add(rival.cpu.get(i) / cpu.get(i));
        }
        return ratios;
    }
}
