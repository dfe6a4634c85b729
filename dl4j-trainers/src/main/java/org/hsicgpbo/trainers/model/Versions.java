package org.hsicgpbo.trainers.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What a network was trained with.
 *
 * @param deeplearning4j version of Deeplearning4j and ND4J
 * @param java version of Java
 * @param machine operating system and architecture
 * @param processors how many the process could use
 */
public record Versions(String deeplearning4j, String java, String machine, int processors) {
  /** Every Maven jar tells its version here. */
  private static final String DL4J_PROPERTIES =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

  /** Of this process. */
  public static Versions ofProcess() {
    return new Versions(
        deeplearning4jVersion(),
        Runtime.version().toString(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors());
  }

  /** The version on the class path; "not found" where the jar is missing or does not tell it. */
  private static String deeplearning4jVersion() {
    try (InputStream in = Versions.class.getResourceAsStream(DL4J_PROPERTIES)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "not found");
    } catch (IOException e) {
      return "not found";
    }
  }
}
