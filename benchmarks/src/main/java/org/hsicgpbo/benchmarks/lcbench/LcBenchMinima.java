package org.hsicgpbo.benchmarks.lcbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The lowest errors that {@link MinimumSearch} found on each instance, from the resource {@code
 * lcbench-minima.properties}. They stand for the unknown minima, so a run that finds a lower error
 * has a regret below 0.
 */
public final class LcBenchMinima {
  private final Properties minima;

  private LcBenchMinima(Properties minima) {
    this.minima = minima;
  }

  /** Those that come with the benchmarks. */
  public static LcBenchMinima known() {
    Properties properties = new Properties();
    try (InputStream in = LcBenchMinima.class.getResourceAsStream("/lcbench-minima.properties")) {
      if (in == null) {
        throw new IllegalStateException("The resource lcbench-minima.properties is missing.");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LcBenchMinima(properties);
  }

  /** The lowest known error of an instance; NaN if there is none. */
  public double of(String instance) {
    return Double.parseDouble(minima.getProperty(instance, "NaN"));
  }

  /** The problem of an instance with its lowest known error. */
  public LcBenchProblem problem(LcBench bench, String instance) {
    return new LcBenchProblem(bench, instance, of(instance));
  }
}
