package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Pages that hold everything, scripts included, and load nothing from elsewhere. Texts of a study
 * file or a log are escaped by the template engine, those in the data of charts by JSON.
 */
public final class Page {
  private static final String FOLDER = "org/hsicgpbo/driver/report/";
  private static final String MARKDOWN = "markdown";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Page() {}

  /** Fills the template with the model and the scripts that draw charts. */
  public static void write(String template, Map<String, Object> model, Writer out)
      throws IOException {
    Map<String, Object> complete = new LinkedHashMap<>(model);
    complete.put("vega", resource("vega/vega.min.js"));
    complete.put("vegaLite", resource("vega/vega-lite.min.js"));
    complete.put("vegaEmbed", resource("vega/vega-embed.min.js"));
    engine().build().getTemplate(FOLDER + template).evaluate(out, complete, Locale.ROOT);
  }

  /**
   * Fills a template of Markdown, in which texts of a study file or a log are escaped so that they
   * stay texts.
   */
  public static void writeMarkdown(String template, Map<String, Object> model, Writer out)
      throws IOException {
    engine()
        .newLineTrimming(false)
        .addEscapingStrategy(MARKDOWN, Page::markdownSafe)
        .defaultEscapingStrategy(MARKDOWN)
        .build()
        .getTemplate(FOLDER + template)
        .evaluate(out, model, Locale.ROOT);
  }

  private static PebbleEngine.Builder engine() {
    return new PebbleEngine.Builder()
        .loader(new ClasspathLoader(Page.class.getClassLoader()))
        .autoEscaping(true)
        .strictVariables(true)
        .cacheActive(false);
  }

  /** On one line, with what Markdown or HTML would take for a mark escaped. */
  static String markdownSafe(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1");
  }

  /** JSON that cannot end the script element it stands in. */
  public static String scriptSafe(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A chart cannot be written as JSON.", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The program lacks its resource " + name + "; build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
