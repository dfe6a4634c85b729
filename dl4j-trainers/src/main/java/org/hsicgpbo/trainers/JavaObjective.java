package org.hsicgpbo.trainers;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.hsicgpbo.study.Objective;

/** Loads a user's {@link Objective} from the class path. */
final class JavaObjective {
  private JavaObjective() {}

  static Objective load(String className, Map<String, Object> settings) {
    Class<? extends Objective> type = find(className);
    try {
      return make(type, settings);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "The constructor of the class (%s) failed: %s".formatted(className, e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "The class (%s) cannot be made: it must be public, not abstract, with a public constructor without arguments or with one Map<String, Object>."
              .formatted(className),
          e);
    }
  }

  private static Class<? extends Objective> find(String className) {
    try {
      return Class.forName(className).asSubclass(Objective.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "The class (%s) named by problem.class is not on the class path. Add its jar or folder to HSIC_GPBO_CLASSPATH."
              .formatted(className),
          e);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(
          "The class (%s) named by problem.class does not implement %s."
              .formatted(className, Objective.class.getName()),
          e);
    }
  }

  private static Objective make(Class<? extends Objective> type, Map<String, Object> settings)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Map.class) {
        return type.cast(constructor.newInstance(settings));
      }
    }
    return type.getConstructor().newInstance();
  }
}
