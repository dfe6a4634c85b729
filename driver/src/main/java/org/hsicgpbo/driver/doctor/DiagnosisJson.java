package org.hsicgpbo.driver.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;

/** A diagnosis for a program: {@code can-run}, and each finding with its level. */
public final class DiagnosisJson {
  private static final JsonMapper JSON = new JsonMapper();

  private DiagnosisJson() {}

  /** Writes it as one JSON object. */
  public static void write(Diagnosis diagnosis, PrintWriter out) {
    ObjectNode root = JSON.createObjectNode();
    root.put("can-run", diagnosis.canRun());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : diagnosis.findings()) {
      findings
          .addObject()
          .put("subject", finding.subject())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("advice", finding.advice());
    }
    out.println(root.toPrettyString());
  }
}
