package org.hsicgpbo.benchmarks.sensitivity;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.sensitivity.Significance;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/**
 * A whole process that ranks the hyperparameters of one file and ends, to be measured beside other
 * programs.
 *
 * <p>The file holds rows of little-endian doubles: the coordinates u, then the error. Printed is a
 * line {@code name value} for each figure: the seconds of the first ranking, of the fastest of all
 * asked for, the least CPU seconds of its thread, the heap in use before and at most during the
 * first, in MB, and the index of each hyperparameter.
 */
public final class RankingProgram {
  private static final double MEGABYTE = 1 << 20;

  private RankingProgram() {}

  /**
   * Ranks.
   *
   * @param arguments file, number of hyperparameters, kind of p-values (none, asymptotic or a
   *     number of permutations) and how many times to rank (0 to load only); none at all to do
   *     nothing, which shows the memory of an empty process
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      return;
    }
    TrialHistory sample = read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    SensitivityAnalyzer analyzer =
        new SensitivityAnalyzer(
            SensitivityBenchmark.GOAL,
            CostMeasure.FLOPS,
            1,
            AnalysisSettings.defaults().with(significance(arguments[2])));
    int times = Integer.parseInt(arguments[3]);
    if (times > 0) {
      rank(analyzer, sample, times, System.out);
    }
  }

  private static Significance significance(String kind) {
    if (kind.equals("none")) {
      return new Significance.None();
    }
    return kind.equals("asymptotic")
        ? new Significance.Asymptotic()
        : new Significance.Permutation(Integer.parseInt(kind));
  }

  private static void rank(
      SensitivityAnalyzer analyzer, TrialHistory sample, int times, PrintStream out) {
    System.gc();
    double before = heapInUse();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    double[] seconds = new double[times];
    double[] cpuSeconds = new double[times];
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    List<HsicIndex> indices = List.of();
    double peak = 0;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      long cpuStart = thread.getCurrentThreadCpuTime();
      indices = analyzer.analyze(sample).indices();
      cpuSeconds[i] = (thread.getCurrentThreadCpuTime() - cpuStart) * 1e-9;
      seconds[i] = (System.nanoTime() - start) * 1e-9;
      peak = i == 0 ? peakHeap() : peak;
    }
    out.println("first " + seconds[0]);
    out.println("fastest " + Arrays.stream(seconds).min().orElseThrow());
    out.println("cpu " + Arrays.stream(cpuSeconds).min().orElseThrow());
    out.println("heapBefore " + before);
    out.println("heapPeak " + peak);
    indices.forEach(index -> out.println(index.hyperparameter() + " " + index.hsic()));
  }

  private static TrialHistory read(Path file, int dimensions) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      int n = (int) (channel.size() / Double.BYTES / (dimensions + 1));
      return new TrialHistory(
          RandomTrials.space(dimensions),
          IntStream.rangeClosed(1, n)
              .mapToObj(
                  number -> {
                    double[] u = new double[dimensions];
                    for (int k = 0; k < dimensions; k++) {
                      u[k] = bytes.getDouble();
                    }
                    return RandomTrials.trial(number, u, bytes.getDouble(), Cost.UNKNOWN);
                  })
              .toList());
    }
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static double heapInUse() {
    return heapPools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum() / MEGABYTE;
  }

  /** Garbage that was not yet collected counts too. */
  private static double peakHeap() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }
}
