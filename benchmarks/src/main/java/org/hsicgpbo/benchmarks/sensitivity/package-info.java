/**
 * How fast hyperparameters are ranked, and in how much memory.
 *
 * <p>{@link org.hsicgpbo.benchmarks.sensitivity.SensitivityBenchmark} holds the JMH benchmarks;
 * {@link org.hsicgpbo.benchmarks.sensitivity.RankingProgram} is a whole process that ranks once and
 * tells its memory, which {@code benchmarks/peers/sensitivity.sh} runs beside other programs:
 *
 * <pre>
 * benchmarks/jmh.sh SensitivityBenchmark.ranking -p n=10000
 * benchmarks/peers/sensitivity.sh
 * </pre>
 */
@NullMarked
package org.hsicgpbo.benchmarks.sensitivity;

import org.jspecify.annotations.NullMarked;
