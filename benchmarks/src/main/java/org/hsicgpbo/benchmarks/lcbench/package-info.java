/**
 * LCBench as a problem that answers at once: multilayer perceptrons on 34 data sets, 7
 * hyperparameters and the epoch (Zimmer, Lindauer and Hutter 2021), through the surrogate of YAHPO
 * Gym (Pfisterer et al. 2022), an ONNX network that predicts accuracy and training time of a
 * configuration.
 *
 * <p>{@link org.hsicgpbo.benchmarks.lcbench.LcBench} reads the folder and answers; {@link
 * org.hsicgpbo.benchmarks.lcbench.LcBenchProblem} is one data set of it, with 1 − accuracy as error
 * and the training time as cost; {@link org.hsicgpbo.benchmarks.lcbench.LcBenchMinima} keeps the
 * lowest errors that {@link org.hsicgpbo.benchmarks.lcbench.MinimumSearch} found.
 *
 * <pre>{@code
 * try (LcBench bench = LcBench.open(folder)) {
 *   TestProblem problem = LcBenchMinima.known().problem(bench, "3945");
 *   problem.evaluate(problem.space().decode(problem.space().sample(random))).error();
 * }
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.benchmarks.lcbench;

import org.jspecify.annotations.NullMarked;
