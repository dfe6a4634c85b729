package org.hsicgpbo.benchmarks.dashboard;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hsicgpbo.driver.dashboard.Dashboard;
import org.hsicgpbo.driver.dashboard.DashboardSettings;
import org.hsicgpbo.driver.dashboard.Sources;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;

/**
 * How much readers of a dashboard delay the trials of the study that it shows. Arguments: readers,
 * seconds with them, and trials of a large study beside it. Trials take 0.25 s of one core; half of
 * the time without readers comes before those with them, half after, so that a change of the
 * machine's speed shows.
 */
public final class DashboardLoad {
  private static final String RUNNING = "running";
  private static final String LARGE = "large";
  private static final double TRIAL_SECONDS = 0.25;

  private DashboardLoad() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    int readers = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    int trials = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("dashboard-load");
    Path database = folder.resolve("studies.db");
    // The dashboard's own, as in a run; closed last.
    try (StudyArchive shown = SqliteArchive.open(database, Clock.systemUTC(), notice -> {});
        StudyArchive archive = SqliteArchive.open(database, Clock.systemUTC(), notice -> {})) {
      LargeStudy.store(archive, database, LARGE, trials);
      BusyStudy study = new BusyStudy(archive, RUNNING, TRIAL_SECONDS);
      try (Dashboard dashboard = dashboard(shown, folder)) {
        first(dashboard.port(), trials);
        study.train(5);
        OtherThreads idle = new OtherThreads();
        double[] before = study.train(seconds / 2.0);
        double idleShare = idle.coreShare();
        Process process = readers(dashboard.port(), readers, seconds + 3);
        study.train(3);
        OtherThreads busy = new OtherThreads();
        double[] during = study.train(seconds - 1);
        double busyShare = busy.coreShare();
        process.waitFor();
        double[] after = study.train(seconds / 2.0);
        print(before, during, after);
        System.out.printf(
            Locale.ROOT,
            "all threads but that of the trials: %.2f %% of a core without readers, %.2f %% with them%n",
            100 * idleShare,
            100 * busyShare);
      }
    }
  }

  /** The CPU time of this process beside that of the calling thread, which trains. */
  private static final class OtherThreads {
    private final OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long cpu = cpuNanos();
    private final long wall = System.nanoTime();

    private long cpuNanos() {
      return process.getProcessCpuTime() - threads.getCurrentThreadCpuTime();
    }

    /** Since this was made, as a share of one core. */
    double coreShare() {
      return (double) (cpuNanos() - cpu) / (System.nanoTime() - wall);
    }
  }

  private static Dashboard dashboard(StudyArchive archive, Path folder) {
    return Dashboard.start(
        new DashboardSettings("127.0.0.1", 0, 0, Optional.empty()),
        new Sources(archive, new TrialLogs(folder), (file, history) -> history, Clock.systemUTC()));
  }

  /** The data of the first page, from a dashboard that has read nothing and from one that has. */
  private static void first(int port, int trials) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    for (String when : new String[] {"first", "again"}) {
      for (String path : new String[] {"", "/trials?from=0", "/ranking"}) {
        long begin = System.nanoTime();
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d/api/studies/%s%s".formatted(port, LARGE, path)))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        System.out.printf(
            Locale.ROOT,
            "%s %s of %,d trials: %d ms, %,d bytes, status %d%n",
            when,
            path.isEmpty() ? "overview" : path.substring(1),
            trials,
            (System.nanoTime() - begin) / 1_000_000,
            answer.body().length,
            answer.statusCode());
      }
    }
  }

  private static Process readers(int port, int readers, int seconds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Readers.class.getName());
    command.addAll(
        List.of(
            String.valueOf(port),
            RUNNING,
            LARGE,
            String.valueOf(readers),
            String.valueOf(seconds)));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static void print(double[] before, double[] during, double[] after) {
    double[] without =
        DoubleStream.concat(Arrays.stream(before), Arrays.stream(after)).sorted().toArray();
    line("before", before);
    line("after", after);
    line("without readers", without);
    line("with readers", during);
    System.out.printf(
        Locale.ROOT,
        "median with readers / without: %.4f; before and after differ by %.4f%n",
        at(during, 0.5) / at(without, 0.5),
        Math.abs(at(before, 0.5) / at(after, 0.5) - 1));
  }

  private static void line(String what, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %4d trials: median %.1f ms, 90 %% %.1f ms, most %.1f ms%n",
        what,
        sorted.length,
        1000 * at(sorted, 0.5),
        1000 * at(sorted, 0.9),
        1000 * at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
