package org.hsicgpbo.driver.report;

import java.util.LinkedHashMap;
import java.util.Map;
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
  private static final String DL4J_VERSION = "1.0.0-M2.1";

  static Provenance of(StudyFile file) {
    return new Provenance(
        file.seed(),
        Runtime.version().toString(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        DL4J_VERSION);
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
