package org.hsicgpbo.driver.gpu;

/**
 * How busy a GPU is, whoever keeps it busy.
 *
 * @param index its number in the order of the PCI bus, from 0
 * @param name such as NVIDIA A100-SXM4-40GB
 * @param utilization share of the last moment in which it worked, 0 to 1; NaN if it does not tell
 * @param usedBytes memory that is taken
 * @param totalBytes its memory
 */
public record GpuLoad(
    int index, String name, double utilization, long usedBytes, long totalBytes) {}
