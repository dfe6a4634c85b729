package org.hsicgpbo.driver.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides where to train, before anything of CUDA is loaded.
 *
 * @param build what the program was built for
 * @param smi tells of the GPUs
 * @param environment the variables of this process
 */
public record BackendChoice(CudaBuild build, NvidiaSmi smi, Map<String, String> environment) {
  /** Copies the variables. */
  public BackendChoice {
    environment = Map.copyOf(environment);
  }

  /**
   * Where to train.
   *
   * @throws GpuProblemException if GPUs are asked for and cannot be used
   */
  public TrainingPlace choose(BackendRequest request) throws InterruptedException {
    return switch (request.wish()) {
      case cpu -> cpuAsAsked(request);
      case cuda -> requireGpus(request);
      case auto -> whatThereIs(request);
    };
  }

  /**
   * The GPUs that the user lets programs see and that CUDA 11.6 can run on.
   *
   * @param notes receives a sentence for each that is left out, and warnings
   * @throws GpuProblemException with the reasons if there is none
   */
  private List<Gpu> usableGpus(List<String> notes) throws InterruptedException {
    GpuInventory inventory = smi.query();
    if (inventory instanceof GpuInventory.None none) {
      throw new GpuProblemException(none.reason());
    }
    if (inventory instanceof GpuInventory.Unanswered unanswered) {
      throw new GpuProblemException(unanswered.reason() + " " + unanswered.advice());
    }
    GpuInventory.Found found = (GpuInventory.Found) inventory;
    List<Gpu> usable = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    List<Gpu> visible = VisibleDevices.of(found.gpus(), environment);
    for (Gpu gpu : visible) {
      CudaSupport.refusal(gpu).ifPresentOrElse(refusals::add, () -> usable.add(gpu));
    }
    if (usable.isEmpty()) {
      throw new GpuProblemException(noneUsable(found, visible, refusals));
    }
    notes.addAll(refusals);
    notes.addAll(found.unreadable());
    CudaSupport.warning(usable.get(0)).ifPresent(notes::add);
    return usable;
  }

  private String noneUsable(GpuInventory.Found found, List<Gpu> visible, List<String> refusals) {
    if (visible.isEmpty() && !found.gpus().isEmpty()) {
      return "%s is \"%s\": it hides every GPU from programs."
          .formatted(
              VisibleDevices.VARIABLE, environment.getOrDefault(VisibleDevices.VARIABLE, ""));
    }
    List<String> reasons = new ArrayList<>(refusals);
    reasons.addAll(found.unreadable());
    return String.join(System.lineSeparator() + "  ", reasons);
  }

  private static TrainingPlace cpuAsAsked(BackendRequest request) {
    if (request.gpuSlots().isPresent()) {
      throw new GpuProblemException(
          "--gpu-slots says how many workers share a GPU; it does not go with --backend cpu.");
    }
    return new TrainingPlace.Cpu("The CPU was asked for.");
  }

  /**
   * The same as {@link #usableGpus}, for who has asked for GPUs.
   *
   * @throws GpuProblemException if there is none, with the reasons and what else can be done
   */
  public List<Gpu> requireUsableGpus(List<String> notes) throws InterruptedException {
    try {
      return usableGpus(notes);
    } catch (GpuProblemException e) {
      throw new GpuProblemException(
          "Networks cannot be trained on a GPU here (--backend cuda): %s%n--backend cpu trains on the CPU."
              .formatted(e.getMessage()));
    }
  }

  private TrainingPlace requireGpus(BackendRequest request) throws InterruptedException {
    List<String> notes = new ArrayList<>();
    List<Gpu> gpus = requireUsableGpus(notes);
    // GPUs first: without one nobody shall be asked to download gigabytes.
    build
        .missing()
        .ifPresent(
            missing -> {
              throw new GpuProblemException(missing);
            });
    return new TrainingPlace.Cuda(new GpuSlots(gpus, request.gpuSlots().orElse(1)), notes);
  }

  private TrainingPlace whatThereIs(BackendRequest request) throws InterruptedException {
    String reason;
    if (build.missing().isPresent()) {
      reason = "This program was built for the CPU.";
    } else {
      List<String> notes = new ArrayList<>();
      try {
        return new TrainingPlace.Cuda(
            new GpuSlots(usableGpus(notes), request.gpuSlots().orElse(1)), notes);
      } catch (GpuProblemException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    if (request.gpuSlots().isPresent()) {
      throw new GpuProblemException(
          "--gpu-slots was given, but networks would be trained on the CPU: %s Take --backend cuda, or leave --gpu-slots out."
              .formatted(reason));
    }
    return new TrainingPlace.Cpu(reason);
  }
}
