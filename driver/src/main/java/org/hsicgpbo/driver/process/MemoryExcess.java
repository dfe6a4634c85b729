package org.hsicgpbo.driver.process;

/**
 * How much memory a process took when it was ended for that.
 *
 * @param limitBytes what it might take
 * @param peakBytes the most that was seen
 * @param processes how many processes took that together
 */
public record MemoryExcess(long limitBytes, long peakBytes, int processes) {}
