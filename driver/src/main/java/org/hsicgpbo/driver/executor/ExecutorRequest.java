package org.hsicgpbo.driver.executor;

import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;

/**
 * What shall be trained, and where.
 *
 * @param place the cluster
 * @param study its {@code workers} says how many trials at the same time
 * @param data where data lie on this machine, and from where relative paths are seen
 * @param examples which to train on
 * @param classPath jars and folders that workers need, as this machine has them
 * @param logFolder where logs go that are written on this machine
 */
public record ExecutorRequest(
    TrainingPlace.Cluster place,
    StudyFile study,
    DataFolders data,
    TrainingExamples examples,
    List<Path> classPath,
    Path logFolder) {
  /** Copies the list. */
  public ExecutorRequest {
    classPath = List.copyOf(classPath);
  }
}
