package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.hsicgpbo.driver.studyfile.StudyFile;

/**
 * Where a result comes from: what is needed to get it again.
 *
 * @param seed seed of the study
 * @param java version of the Java that ran the driver
 * @param machine operating system and architecture
 * @param processors how many the JVM could use
 * @param dl4j version of Deeplearning4j and ND4J
 */
record Provenance(long seed, String java, String machine, int processors, String dl4j) {
  /** Every Maven jar tells its version here. */
  private static final String DL4J_PROPERTIES =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

  static Provenance of(StudyFile file) {
    return new Provenance(
        file.seed(),
        Runtime.version().toString(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        dl4jVersion());
  }

  /** The version on the class path; "not found" where the jar is missing or does not tell it. */
  private static String dl4jVersion() {
    try (InputStream in = Provenance.class.getResourceAsStream(DL4J_PROPERTIES)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "not found");
    } catch (IOException e) {
      return "not found";
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed);
    map.put("java", java);
    map.put("machine", machine);
    map.put("processors", processors);
    map.put("deeplearning4j", dl4j);
    return map;
  }
}
