package org.hsicgpbo.driver.constraint;

/** Texts of files in messages. */
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  /** The text, cut where it is long, control characters replaced. */
  static String cut(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", " ");
  }
}
