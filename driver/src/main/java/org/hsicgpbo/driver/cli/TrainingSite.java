package org.hsicgpbo.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.GpuProblemException;
import org.hsicgpbo.driver.gpu.GpuSlots;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a study is trained, and with how many workers.
 *
 * @param place CPU or GPUs
 * @param file the study file with that number of workers
 * @param notes what a person should know of it
 */
record TrainingSite(TrainingPlace place, StudyFile file, List<String> notes) {
  private static final String COMMAND = "command";

  /**
   * Decides.
   *
   * @param workers the number of the command line; null if it names none
   * @throws BadInputException if it cannot be done as it was asked for
   */
  static TrainingSite choose(
      Workshop workshop, BackendRequest request, StudyFile file, @Nullable Integer workers)
      throws InterruptedException {
    if (workers != null && workers < 1) {
      throw new BadInputException("--workers: found %d; it must be at least 1.".formatted(workers));
    }
    Optional<Integer> given = workers == null ? file.namedWorkers() : Optional.of(workers);
    try {
      TrainingPlace place = place(workshop, request, file);
      if (place instanceof TrainingPlace.Cuda cuda) {
        return onGpus(cuda, file, given);
      }
      return new TrainingSite(place, file.withWorkers(given.orElse(file.workers())), List.of());
    } catch (GpuProblemException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether a program of the user trains, which finds its GPUs by itself. */
  boolean trainsByCommand() {
    return file.problem().type().equals(COMMAND);
  }

  /**
   * On a cluster, whose machines are not looked at before it is joined.
   *
   * @param workers the number of the command line; null if it names none
   * @throws BadInputException if nothing can train at that address
   */
  static TrainingSite onCluster(
      TrainingPlace.Cluster cluster, StudyFile file, @Nullable Integer workers) {
    if (workers != null && workers < 1) {
      throw new BadInputException("--workers: found %d; it must be at least 1.".formatted(workers));
    }
    StudyFile wanted = file.withWorkers(workers == null ? file.workers() : workers);
    String note =
        "Training on %s: %d %s at the same time%s."
            .formatted(
                cluster.address(),
                wanted.workers(),
                wanted.workers() == 1 ? "trial" : "trials",
                cluster.onGpus() ? ", on GPUs" : "");
    return new TrainingSite(cluster, wanted, List.of(note));
  }

  /** Programs of the user find their GPUs by themselves. */
  private static TrainingPlace place(Workshop workshop, BackendRequest request, StudyFile file)
      throws InterruptedException {
    if (!file.problem().type().equals(COMMAND)) {
      return workshop.place(request);
    }
    if (request.wish() == BackendRequest.Wish.cuda || request.gpuSlots().isPresent()) {
      throw new BadInputException(
          "--backend and --gpu-slots have no say over a program of your own (problem.type: command); it finds its GPUs by itself.");
    }
    return new TrainingPlace.Cpu("A program of the user trains.");
  }

  private static TrainingSite onGpus(
      TrainingPlace.Cuda cuda, StudyFile file, Optional<Integer> given) {
    GpuSlots slots = cuda.slots();
    int count = given.orElse(slots.workers());
    slots.requireRoomFor(count);
    List<String> notes = new ArrayList<>(cuda.notes());
    notes.add(
        "Training on %s: %d %s, %d to a GPU at most, each with about %d MiB of its memory."
            .formatted(
                String.join(
                    ", ",
                    slots.gpus().stream()
                        .map(gpu -> "GPU %d (%s)".formatted(gpu.index(), gpu.name()))
                        .toList()),
                count,
                count == 1 ? "worker" : "workers",
                slots.slotsPerGpu(),
                slots.shareMib(1)));
    return new TrainingSite(cuda, file.withWorkers(count), List.copyOf(notes));
  }
}
