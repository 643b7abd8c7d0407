package org.passerelle.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processor time, the system's share too, that processes have taken since they began.
 *
 * @param processes by id
 */
record ProcessorTime(Map<Long, Duration> processes) {

    static ProcessorTime of(List<ProcessHandle> running) {
        Map<Long, Duration> processes = new HashMap<>();
        for (ProcessHandle process : running) {
            process.info().totalCpuDuration().ifPresent(time -> processes.put(process.pid(), time));
        }
        return new ProcessorTime(processes);
    }

    /** What processes that have ended since took is lost with them. */
    Duration since(ProcessorTime earlier) {
        Duration sum = Duration.ZERO;
        for (Map.Entry<Long, Duration> process : processes.entrySet()) {
            sum = sum.plus(process.getValue()).minus(earlier.processes.getOrDefault(process.getKey(), Duration.ZERO));
        }
        return sum;
    }
}
