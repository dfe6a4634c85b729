package org.hsicgpbo.benchmarks.search;

import java.util.Comparator;
import java.util.List;
import org.hsicgpbo.benchmarks.problem.TestFunction;
import org.hsicgpbo.benchmarks.problem.TestProblem;

/**
 * The order of functions in tables and pictures: those of real numbers, then the others by name.
 */
final class FunctionOrder {
  private static final List<String> REAL =
      TestFunction.all().stream().map(TestProblem::name).toList();

  static final Comparator<String> COMPARATOR =
      Comparator.<String>comparingInt(name -> isReal(name) ? REAL.indexOf(name) : REAL.size())
          .thenComparing(Comparator.naturalOrder());

  private FunctionOrder() {}

  /** Whether it is one of the functions of real numbers. */
  static boolean isReal(String name) {
    return REAL.contains(name);
  }
}
