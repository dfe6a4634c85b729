package org.hsicgpbo.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Workers that train nothing: every trial fails with the variables of the process as its reason.
 * They stand on the class path in the place of the program's own.
 */
final class FakeWorkers {
  private static final String SOURCE =
      """
      package org.hsicgpbo.trainers.worker;
      public final class WorkerMain {
        public static void main(String[] arguments) throws Exception {
          var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains("\\"type\\":\\"setup\\"")) {
              System.out.println("hsic-gpbo {\\"type\\":\\"ready\\",\\"backend\\":\\"fake\\"}");
            } else if (line.contains("\\"type\\":\\"train\\"")) {
              String trial = line.replaceAll(".*\\"trial\\":(\\\\d+).*", "$1");
              Thread.sleep(500);
              System.out.println("hsic-gpbo {\\"type\\":\\"failed\\",\\"trial\\":" + trial
                  + ",\\"kind\\":\\"reported\\",\\"reason\\":\\"gpu " + System.getenv("CUDA_VISIBLE_DEVICES")
                  + " " + System.getenv("HSIC_GPBO_WORKER_BACKEND")
                  + " " + System.getenv("HSIC_GPBO_MEMORY_BYTES")
                  + "\\",\\"flops\\":1,\\"parameters\\":1,\\"seconds\\":0}");
            }
          }
        }
      }
      """;

  private FakeWorkers() {}

  /** Compiles them; the folder to put on the class path. */
  static Path in(Path folder) throws Exception {
    Path source = Files.createDirectories(folder.resolve("fake")).resolve("WorkerMain.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(folder.resolve("fake-classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            List.of("-d", classes.toString(), source.toString()).toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError("The fake workers do not compile.");
    }
    return classes;
  }
}
