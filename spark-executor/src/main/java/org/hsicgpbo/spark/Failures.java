package org.hsicgpbo.spark;

import java.util.regex.Pattern;

/** What Spark says when something fails, without its own inside. */
final class Failures {
  /** What to look at; versions first, because Spark tells of them in riddles. */
  static final String ADVICE =
      "Master, workers and this program must run the same version of Spark (this is %s, Scala %s) on Java 17 or newer; the web page of the master shows the cluster's, its logs say why executors end."
          .formatted(
              org.apache.spark.package$.MODULE$.SPARK_VERSION(),
              scala.util.Properties.versionNumberString());

  private static final int LONGEST = 400;
  private static final Pattern WRAPPED =
      Pattern.compile("^(\\w+\\.)+\\w+(Exception|Error): ", Pattern.MULTILINE);
  private static final Pattern STAGE =
      Pattern.compile("^Job aborted due to stage failure: ", Pattern.MULTILINE);

  private Failures() {}

  /** The first line of the innermost message. */
  static String told(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String line =
        WRAPPED
            .matcher(STAGE.matcher(message).replaceAll(""))
            .replaceAll("")
            .lines()
            .findFirst()
            .orElse("");
    if (message.contains("InvalidClassException") || message.contains("incompatible")) {
      line = "it runs another version of Spark. " + line;
    }
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
