package org.hsicgpbo.driver.doctor;

/**
 * What a check has found.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word or two
 * @param found what is so, for people
 * @param advice what to do; empty if there is nothing to do
 */
public record Finding(Level level, String subject, String found, String advice) {

  /** All is well. */
  public static Finding ok(String subject, String found) {
    return new Finding(Level.OK, subject, found, "");
  }

  /** Studies run, but something is worth doing. */
  public static Finding warning(String subject, String found, String advice) {
    return new Finding(Level.warning, subject, found, advice);
  }

  /** Nothing runs before something is done. */
  public static Finding problem(String subject, String found, String advice) {
    return new Finding(Level.problem, subject, found, advice);
  }
}
