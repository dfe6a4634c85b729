package org.hsicgpbo.driver.cli;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.gpu.Gpu;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.gpu.GpuWatch;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.live.DriverName;
import org.hsicgpbo.driver.live.LiveReporter;
import org.hsicgpbo.driver.store.StudyArchive;

/** Makes the listener that tells the storage what a run does. */
final class LiveReports {
  private LiveReports() {}

  /** For a run at that place. */
  static LiveReporter of(TrainingSite site, StudyArchive archive) {
    String study = site.file().study();
    return new LiveReporter(
        DriverName.ofProcess(),
        site.file().workers(),
        gpus(site),
        Clock.systemUTC(),
        (report, running) -> archive.tell(study, report, running));
  }

  /** The load of those GPUs that are trained on; a program of the user may train on any. */
  static Supplier<List<GpuLoad>> gpus(TrainingSite site) {
    if (site.place() instanceof TrainingPlace.Cuda cuda) {
      Set<Integer> used = cuda.slots().gpus().stream().map(Gpu::index).collect(Collectors.toSet());
      return new GpuWatch(
          NvidiaSmi.ofPath(), load -> used.contains(load.index()), System::nanoTime);
    }
    return site.trainsByCommand()
        ? new GpuWatch(NvidiaSmi.ofPath(), load -> true, System::nanoTime)
        : List::of;
  }
}
