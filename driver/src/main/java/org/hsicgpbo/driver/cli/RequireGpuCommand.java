package org.hsicgpbo.driver.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.gpu.BackendChoice;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.GpuProblemException;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import picocli.CommandLine.Command;

/** For the launcher: whether there is a GPU worth building with CUDA for. */
@Command(
    name = "require-gpu",
    hidden = true,
    description = "Fail with the reason if there is no GPU that CUDA 11.6 can use.")
final class RequireGpuCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    BackendChoice choice =
        new BackendChoice(CudaBuild.ofProgram(), NvidiaSmi.ofPath(), System.getenv());
    try {
      choice.requireUsableGpus(new ArrayList<>());
      return ExitCode.OK;
    } catch (GpuProblemException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
