package org.hsicgpbo.driver.process;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Variables of this program's environment that programs which it starts do not inherit.
 *
 * @param names of the variables
 */
public record Secrets(Set<String> names) {
  /** What this program itself may be told so: the storage's password, the dashboard's token. */
  public static final Secrets OWN = new Secrets(Set.of("PGPASSWORD", "HSIC_GPBO_TOKEN"));

  /** Copies the names. */
  public Secrets {
    names = Set.copyOf(names);
  }

  /** These and others. */
  public Secrets and(Set<String> others) {
    return new Secrets(
        Stream.concat(names.stream(), others.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** Takes them out of the environment that a program will get. */
  public void removeFrom(Map<String, String> environment) {
    names.forEach(environment::remove);
  }
}
