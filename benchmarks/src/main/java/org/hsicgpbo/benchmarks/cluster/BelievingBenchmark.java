package org.hsicgpbo.benchmarks.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.GrowingProcess;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.surrogate.RadialKernel;
import org.hsicgpbo.surrogate.TrainingSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A process of 10 inputs believes the trials under way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1500m", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
public class BelievingBenchmark {
  private static final int DIMENSIONS = 10;

  /** How many trials were told. */
  @Param("1000")
  public int told;

  /** How many are under way. */
  @Param({"99", "999"})
  public int underWay;

  private GaussianProcess process = process(1);
  private GrowingProcess growing = new GrowingProcess(process);
  private double[][] pending = {};
  private int[] none = {};
  private int begun;

  /** Draws the trials. */
  @Setup
  public void draw() {
    process = process(told);
    growing = new GrowingProcess(process);
    pending = points(new SplittableRandom(2), underWay + 1);
    none = IntStream.range(0, underWay).map(i -> -1).toArray();
  }

  /** Each with a step of its own, as before they were believed at once. */
  @Benchmark
  public GaussianProcess oneAfterTheOther() {
    GaussianProcess believed = process;
    for (int i = 0; i < underWay; i++) {
      believed = believed.with(pending[i], believed.mean(pending[i]));
    }
    return believed;
  }

  /** All in one step, with nothing remembered, as after a fit. */
  @Benchmark
  public GaussianProcess allAtOnce() {
    return process.believing(Arrays.copyOf(pending, underWay));
  }

  /** Another one than the last time is the last of them, as when a trial has begun. */
  @Benchmark
  public GaussianProcess oneMore() {
    double[][] inputs = Arrays.copyOf(pending, underWay);
    begun++;
    inputs[underWay - 1] = pending[underWay - begun % 2];
    return growing.believing(inputs, none, process);
  }

  private static GaussianProcess process(int told) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] inputs = points(random, told);
    double[] targets = Arrays.stream(inputs).mapToDouble(x -> Math.sin(6 * x[0]) + x[1]).toArray();
    double[] lengthscales = new double[DIMENSIONS];
    Arrays.fill(lengthscales, 1);
    return new GaussianProcess(
        new TrainingSet(inputs, targets, IntStream.range(0, DIMENSIONS).toArray()),
        KernelParameters.radial(RadialKernel.MATERN_52, lengthscales, 1, 1e-3));
  }

  private static double[][] points(SplittableRandom random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.doubles(DIMENSIONS).toArray())
        .toArray(double[][]::new);
  }
}
