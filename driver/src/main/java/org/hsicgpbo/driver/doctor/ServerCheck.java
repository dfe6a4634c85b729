package org.hsicgpbo.driver.doctor;

import java.util.List;
import org.hsicgpbo.study.StoreException;

/**
 * The server of the studies: that it lets the user in and the schema is, or can be, made.
 *
 * @param storage its name
 * @param open opens it and closes it again; throws a {@link StoreException} if it cannot be used
 */
public record ServerCheck(String storage, Runnable open) implements Check {
  @Override
  public String subject() {
    return "storage";
  }

  @Override
  public List<Finding> examine() {
    try {
      open.run();
      return List.of(Finding.ok(subject(), storage + " can be opened"));
    } catch (StoreException e) {
      return List.of(
          Finding.problem(
              subject(),
              String.valueOf(e.getMessage()),
              "Mend that, or name another with --storage."));
    }
  }
}
