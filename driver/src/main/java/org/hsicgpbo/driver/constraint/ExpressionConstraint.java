package org.hsicgpbo.driver.constraint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/**
 * A constraint that is written as an expression.
 *
 * <p>A configuration in which a hyperparameter that it names is inactive satisfies it: there is no
 * value that could break it. A configuration for which it has no value, because a division by zero
 * for example, does not; that of the file is told when it is read, so this is left to
 * configurations that 10,000 others did not resemble.
 */
public final class ExpressionConstraint implements Constraint {
  private final String text;
  private final JexlExpression expression;
  private final Map<String, Object> variables;
  private final Map<String, String> names;
  private final Set<String> required;
  private final Set<String> mixed = new HashSet<>();

  /**
   * A compiled expression.
   *
   * @param variables values of its variables that are the same for all configurations
   * @param names hyperparameters by variable; h… stands for the value, a… for whether it is active
   * @param required hyperparameters whose value it needs
   */
  ExpressionConstraint(
      String text,
      SearchSpace space,
      JexlExpression expression,
      Map<String, Object> variables,
      Map<String, String> names,
      Set<String> required) {
    this.text = text;
    this.expression = expression;
    this.variables = Map.copyOf(variables);
    this.names = Map.copyOf(names);
    this.required = Set.copyOf(required);
    space.hyperparameters().stream()
        .filter(ExpressionConstraint::hasSeveralKinds)
        .map(Hyperparameter::name)
        .forEach(mixed::add);
  }

  private static boolean hasSeveralKinds(Hyperparameter hyperparameter) {
    return hyperparameter instanceof CategoricalHyperparameter categorical
        && categorical.values().stream().map(v -> plain(v).getClass()).distinct().count() > 1;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean admits(Configuration configuration) {
    try {
      return evaluate(configuration);
    } catch (ConstraintException e) {
      return false;
    }
  }

  /**
   * Whether the configuration satisfies it.
   *
   * @throws ConstraintException if it has no value, or one that is neither true nor false
   */
  public boolean evaluate(Configuration configuration) {
    for (String name : required) {
      if (configuration.get(name).isEmpty()) {
        return true;
      }
    }
    Object result = value(configuration);
    if (result instanceof Boolean truth) {
      return truth;
    }
    throw new ConstraintException(
        "found an expression whose value is %s; it must be true or false, such as n-units * n-layers <= 4096."
            .formatted(StrictArithmetic.describe(result)));
  }

  private Object value(Configuration configuration) {
    try {
      return StrictArithmetic.unmixed(expression.evaluate(new Variables(configuration)));
    } catch (JexlException e) {
      for (Throwable cause : causes(e)) {
        if (cause instanceof ConstraintException known) {
          throw known;
        }
      }
      throw new ConstraintException("found an expression that has no value.");
    }
  }

  private static List<Throwable> causes(Throwable e) {
    return java.util.stream.Stream.<Throwable>iterate(
            e, java.util.Objects::nonNull, Throwable::getCause)
        .toList();
  }

  private static Object plain(Value value) {
    return value instanceof Value.Real || value instanceof Value.Int
        ? (Object) value.asNumber()
        : value.raw();
  }

  @Override
  public String toString() {
    return text;
  }

  /** What the variables of the expression stand for in one configuration. */
  private final class Variables implements JexlContext {
    private final Configuration configuration;

    Variables(Configuration configuration) {
      this.configuration = configuration;
    }

    @Override
    public Object get(String variable) {
      Object fixed = variables.get(variable);
      if (fixed != null) {
        return fixed;
      }
      String name = java.util.Objects.requireNonNull(names.get(variable));
      Optional<Value> value = configuration.get(name);
      if (variable.startsWith("a")) {
        return value.isPresent();
      }
      Object plain = plain(value.orElseThrow());
      return mixed.contains(name) ? new StrictArithmetic.Mixed(plain) : plain;
    }

    @Override
    public boolean has(String variable) {
      return variables.containsKey(variable) || names.containsKey(variable);
    }

    @Override
    public void set(String variable, Object value) {
      throw new ConstraintException("An expression sets nothing.");
    }
  }
}
