package org.hsicgpbo.driver.dashboard;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * What every answer tells browsers not to do. There are no CORS headers: other sites read nothing.
 */
final class SafetyHeaders {
  /** Scripts, styles and data come from this server alone; nobody frames it. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private static final List<HttpField> FIELDS =
      List.of(
          new HttpField("Content-Security-Policy", POLICY),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new HttpField("X-Frame-Options", "DENY"));

  private SafetyHeaders() {}

  static void add(HttpFields.Mutable headers) {
    FIELDS.forEach(headers::put);
  }
}
