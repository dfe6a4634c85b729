package org.hsicgpbo.driver.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaSupport;
import org.hsicgpbo.driver.gpu.Gpu;
import org.hsicgpbo.driver.gpu.GpuInventory;
import org.hsicgpbo.driver.gpu.GpuProblemException;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.gpu.VisibleDevices;

/**
 * The GPUs, their compute capability and driver against what CUDA 11.6 and ND4J's library can use.
 *
 * @param smi tells of the GPUs
 * @param environment the variables of this process
 * @param wish where the user wants to train: what is a problem for cuda is none for the CPU
 */
public record GpuCheck(NvidiaSmi smi, Map<String, String> environment, BackendRequest.Wish wish)
    implements Check {
  private static final String USE_CPU = "Train on the CPU: --backend cpu.";

  /** Copies the variables. */
  public GpuCheck {
    environment = Map.copyOf(environment);
  }

  @Override
  public String subject() {
    return "GPU";
  }

  @Override
  public List<Finding> examine() throws InterruptedException {
    if (wish == BackendRequest.Wish.cpu) {
      return List.of(Finding.ok(subject(), "not looked for: the CPU was asked for"));
    }
    GpuInventory inventory = smi.query();
    if (inventory instanceof GpuInventory.None none) {
      return List.of(
          wish == BackendRequest.Wish.cuda
              ? Finding.problem(
                  subject(),
                  none.reason(),
                  "Install NVIDIA's driver %s or newer if there is a GPU. %s"
                      .formatted(CudaSupport.FULL_DRIVER, USE_CPU))
              : Finding.ok(subject(), none.reason() + " Networks are trained on the CPU."));
    }
    if (inventory instanceof GpuInventory.Unanswered unanswered) {
      return List.of(unusable(unanswered.reason(), unanswered.advice()));
    }
    return gpus((GpuInventory.Found) inventory);
  }

  private List<Finding> gpus(GpuInventory.Found found) {
    List<Gpu> visible;
    try {
      visible = VisibleDevices.of(found.gpus(), environment);
    } catch (GpuProblemException e) {
      return List.of(unusable(String.valueOf(e.getMessage()), "Mend or unset the variable."));
    }
    boolean anyUsable = visible.stream().anyMatch(gpu -> CudaSupport.refusal(gpu).isEmpty());
    List<Finding> findings = new ArrayList<>();
    for (Gpu gpu : found.gpus()) {
      findings.add(visible.contains(gpu) ? finding(gpu, anyUsable) : hidden(gpu, anyUsable));
    }
    found.unreadable().forEach(text -> findings.add(leftOut(text, "", anyUsable)));
    return findings;
  }

  private Finding finding(Gpu gpu, boolean anyUsable) {
    if (CudaSupport.refusal(gpu).isPresent()) {
      return leftOut(CudaSupport.refusal(gpu).get(), USE_CPU, anyUsable);
    }
    String found =
        "%s, driver %s, %,d MiB of %,d MiB free"
            .formatted(gpu.title(), gpu.driver(), gpu.freeMib(), gpu.totalMib());
    return CudaSupport.warning(gpu)
        .map(
            warning ->
                Finding.warning(
                    subject(),
                    found + ". " + warning,
                    "Install driver %s or newer.".formatted(CudaSupport.FULL_DRIVER)))
        .orElseGet(() -> Finding.ok(subject(), found));
  }

  private Finding hidden(Gpu gpu, boolean anyUsable) {
    String found = "%s is hidden by %s.".formatted(gpu.title(), VisibleDevices.VARIABLE);
    return anyUsable
        ? Finding.ok(subject(), found)
        : leftOut(found, "Unset the variable to use it.", false);
  }

  /** One that cannot be used is a problem only if GPUs are asked for and no other one can. */
  private Finding leftOut(String found, String advice, boolean anyUsable) {
    return anyUsable ? Finding.warning(subject(), found, "") : unusable(found, advice);
  }

  private Finding unusable(String found, String advice) {
    return wish == BackendRequest.Wish.cuda
        ? Finding.problem(subject(), found, advice)
        : Finding.warning(
            subject(),
            found + " Networks are trained on the CPU.",
            advice.equals(USE_CPU) ? "" : advice);
  }
}
