package org.hsicgpbo.driver.gpu;

/**
 * A GPU as nvidia-smi tells of it.
 *
 * @param index its number in the order of the PCI bus, from 0
 * @param uuid what names it for ever, such as GPU-5ac3…
 * @param name such as NVIDIA A100-SXM4-40GB
 * @param totalMib its memory in MiB
 * @param freeMib what of it nobody has taken
 * @param capability its generation
 * @param driver version of the machine's driver
 */
public record Gpu(
    int index,
    String uuid,
    String name,
    long totalMib,
    long freeMib,
    ComputeCapability capability,
    DriverVersion driver) {

  /** For a person, such as "GPU 0 (NVIDIA A100, compute capability 8.0)". */
  public String title() {
    return "GPU %d (%s, compute capability %s)".formatted(index, name, capability);
  }
}
