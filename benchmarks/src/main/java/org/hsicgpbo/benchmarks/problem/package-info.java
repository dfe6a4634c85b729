/**
 * Problems to measure strategies on that are evaluated in microseconds and whose lowest error is
 * known: continuous functions of the literature ({@link
 * org.hsicgpbo.benchmarks.problem.TestFunction}) and two conditional spaces ({@link
 * org.hsicgpbo.benchmarks.problem.OptimizerChoice}, {@link
 * org.hsicgpbo.benchmarks.problem.LayerTree}).
 *
 * <pre>{@code
 * TestProblem problem = new LayerTree();
 * Configuration configuration = problem.space().decode(problem.space().sample(random));
 * double regret = problem.evaluate(configuration).error() - problem.minimum();
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.benchmarks.problem;

import org.jspecify.annotations.NullMarked;
