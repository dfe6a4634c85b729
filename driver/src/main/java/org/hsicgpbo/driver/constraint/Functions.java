package org.hsicgpbo.driver.constraint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.introspection.JexlMethod;

/** The functions of expressions, all from numbers to a number. */
final class Functions {
  private static final double LOG_TWO = Math.log(2);

  private static final Map<String, Function> ALL = all();

  private Functions() {}

  private static Map<String, Function> all() {
    Map<String, Function> all = new LinkedHashMap<>();
    add(all, "min", 1, Lexer.MOST_TOKENS, x -> Arrays.stream(x).min().orElseThrow());
    add(all, "max", 1, Lexer.MOST_TOKENS, x -> Arrays.stream(x).max().orElseThrow());
    add(all, "abs", 1, 1, x -> Math.abs(x[0]));
    add(all, "log", 1, 1, x -> Math.log(x[0]));
    add(all, "log2", 1, 1, x -> Math.log(x[0]) / LOG_TWO);
    add(all, "log10", 1, 1, x -> Math.log10(x[0]));
    add(all, "exp", 1, 1, x -> Math.exp(x[0]));
    add(all, "sqrt", 1, 1, x -> Math.sqrt(x[0]));
    add(all, "pow", 2, 2, x -> Math.pow(x[0], x[1]));
    add(all, "floor", 1, 1, x -> Math.floor(x[0]));
    add(all, "ceil", 1, 1, x -> Math.ceil(x[0]));
    add(all, "round", 1, 1, x -> Math.floor(x[0] + 0.5));
    return java.util.Collections.unmodifiableMap(all);
  }

  private static void add(
      Map<String, Function> all, String name, int least, int most, ToDoubleFunction<double[]> of) {
    all.put(name, new Function(name, least, most, of));
  }

  /** Their names. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The function of that name as JEXL calls it. */
  static JexlMethod get(String name) {
    return java.util.Objects.requireNonNull(ALL.get(name));
  }

  private record Function(String name, int least, int most, ToDoubleFunction<double[]> of)
      implements JexlMethod {

    @Override
    public Object invoke(Object self, Object... arguments) {
      if (arguments.length < least || arguments.length > most) {
        throw new ConstraintException(
            "found %s with %d values; it takes %s."
                .formatted(name, arguments.length, least < most ? "at least " + least : least));
      }
      double[] numbers =
          Arrays.stream(arguments).mapToDouble(x -> StrictArithmetic.number(x, name)).toArray();
      double result = of.applyAsDouble(numbers);
      if (!Double.isFinite(result)) {
        throw new ConstraintException(
            "%s%s is no finite number."
                .formatted(name, Arrays.toString(numbers).replace('[', '(').replace(']', ')')));
      }
      return result;
    }

    @Override
    public Class<?> getReturnType() {
      return Double.class;
    }

    @Override
    public boolean isCacheable() {
      return false;
    }

    @Override
    public boolean tryFailed(Object result) {
      return result == JexlEngine.TRY_FAILED;
    }

    @Override
    public Object tryInvoke(String otherName, Object self, Object... arguments) {
      return JexlEngine.TRY_FAILED;
    }
  }
}
