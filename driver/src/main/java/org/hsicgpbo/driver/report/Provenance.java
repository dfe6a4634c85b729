package org.hsicgpbo.driver.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trainers.model.Versions;

/**
 * With what a result is reported; studies do not store on which machines their trials ran.
 *
 * @param seed seed of the study
 * @param product version of this program
 * @param java version of the Java that ran the driver
 * @param machine operating system and architecture
 * @param processors how many the JVM could use
 * @param dl4j version of Deeplearning4j and ND4J
 */
record Provenance(
    long seed, String product, String java, String machine, int processors, String dl4j) {
  static Provenance of(StudyFile file) {
    Versions versions = Versions.ofProcess();
    return new Provenance(
        file.seed(),
        productVersion(),
        versions.java(),
        versions.machine(),
        versions.processors(),
        versions.deeplearning4j());
  }

  /** The version from the jar's manifest. */
  private static String productVersion() {
    return Objects.requireNonNullElse(
        Provenance.class.getPackage().getImplementationVersion(), "development");
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed);
    map.put("hsicGpbo", product);
    map.put("java", java);
    map.put("machine", machine);
    map.put("processors", processors);
    map.put("deeplearning4j", dl4j);
    return map;
  }
}
