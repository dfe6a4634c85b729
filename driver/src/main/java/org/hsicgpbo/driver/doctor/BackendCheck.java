package org.hsicgpbo.driver.doctor;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaBuild;

/**
 * What the program was built to train on.
 *
 * @param build what of CUDA is on the class path
 * @param wish where the user wants to train
 */
public record BackendCheck(CudaBuild build, BackendRequest.Wish wish) implements Check {
  @Override
  public String subject() {
    return "backend";
  }

  @Override
  public List<Finding> examine() {
    Optional<String> missing = build.missing();
    if (missing.isEmpty()) {
      return List.of(Finding.ok(subject(), "CPU, and CUDA 11.6 (nd4j-cuda-11.6) for GPUs"));
    }
    return List.of(
        wish == BackendRequest.Wish.cuda
            ? Finding.problem(subject(), "CPU only", "Once a GPU below is OK: " + missing.get())
            : Finding.ok(subject(), "CPU only (GPUs need another build: --backend cuda)"));
  }
}
