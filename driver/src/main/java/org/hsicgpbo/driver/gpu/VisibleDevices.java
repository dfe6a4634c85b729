package org.hsicgpbo.driver.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The GPUs that the user lets programs see by CUDA_VISIBLE_DEVICES: numbers in the order of the PCI
 * bus, or UUIDs, of which the beginning is enough. As in CUDA, -1 ends the list.
 */
public final class VisibleDevices {
  /** The environment variable. */
  public static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

  private static final String NONE = "-1";

  private VisibleDevices() {}

  /**
   * Those of the GPUs that may be used, in the user's order.
   *
   * @param environment the variables of this process
   * @throws GpuProblemException if the variable names a GPU that there is not, or one twice
   */
  public static List<Gpu> of(List<Gpu> gpus, Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    if (named == null) {
      return gpus;
    }
    List<Gpu> visible = new ArrayList<>();
    for (String entry : named.split(",", -1)) {
      String name = entry.strip();
      if (name.equals(NONE) || named.isBlank()) {
        break;
      }
      Gpu gpu = find(name, gpus, named);
      if (visible.contains(gpu)) {
        throw new GpuProblemException(
            "%s is \"%s\", which names GPU %d twice.".formatted(VARIABLE, named, gpu.index()));
      }
      visible.add(gpu);
    }
    return List.copyOf(visible);
  }

  private static Gpu find(String name, List<Gpu> gpus, String named) {
    List<Gpu> found =
        gpus.stream()
            .filter(
                gpu ->
                    name.equals(Integer.toString(gpu.index()))
                        || (name.startsWith("GPU-") && gpu.uuid().startsWith(name)))
            .toList();
    if (found.size() != 1) {
      String known =
          String.join(
              ", ", gpus.stream().map(gpu -> gpu.index() + " (" + gpu.uuid() + ")").toList());
      throw new GpuProblemException(
          "%s is \"%s\"; %s names %s. There are: %s. Parts of a GPU (MIG) cannot be used."
              .formatted(
                  VARIABLE,
                  named,
                  name.isEmpty() ? "an empty entry" : name,
                  found.isEmpty() ? "no GPU that can be used" : "several GPUs",
                  known.isEmpty() ? "none" : known));
    }
    return found.get(0);
  }
}
