package org.hsicgpbo.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkFiles;
import org.hsicgpbo.driver.cli.ApplicationFolders;
import org.hsicgpbo.trainers.data.DataFolders;

/**
 * Where data lie on a machine of the cluster: in archives that Spark has unpacked there, then at
 * the same places as on the machine of the program, as on shared storage.
 */
final class NodeFolders {
  /** The name of an archive ({@code spark.archives=mnist.zip#data}) that holds data sets. */
  static final String DATA = "data";

  /** The name of an archive that holds what a study file names by relative paths. */
  static final String STUDY = "study";

  private NodeFolders() {}

  /**
   * The folders on this machine.
   *
   * @param program those of the machine of the program
   * @param environment variables of this executor
   */
  static DataFolders of(DataFolders program, Map<String, String> environment) {
    List<Path> searched = new ArrayList<>();
    Path data = Path.of(SparkFiles.get(DATA));
    if (Files.isDirectory(data)) {
      searched.add(data);
    }
    searched.addAll(program.searched());
    Path study = Path.of(SparkFiles.get(STUDY));
    return new DataFolders(
        searched, cache(environment), Files.isDirectory(study) ? study : program.study());
  }

  /** The cache of the user under which executors run; shared by all that are on this machine. */
  private static Path cache(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    Path cache = ApplicationFolders.of(environment, home).cache();
    for (Path folder = cache; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder)) {
        return Files.isWritable(folder) ? cache : temporary();
      }
    }
    return temporary();
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"), "hsic-gpbo-cache");
  }
}
