package org.hsicgpbo.driver.studyfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Files that people never wrote: shipped and test files, changed in ways that break parsers. */
public final class Mutations {
  private static final List<String> ODD =
      List.of(
          "99999999999999999999999",
          "-1e308",
          "1e999",
          ".nan",
          "-.inf",
          "0x7fffffffffffffff",
          "1_000",
          "~",
          "[]",
          "{}",
          "!!java.lang.Runtime {}",
          "!!binary aGk=",
          "!<tag:yaml.org,2002:set> {a}",
          "&a [*a]",
          "*missing",
          "\u0000",
          "\uFEFF",
          "\u202e\u2028\u0085",
          "\uD83D\uDE80é漢",
          "<script>",
          "${jndi:ldap://localhost/a}",
          "%d%n%s",
          "? [a]",
          "<<: {a: 1}",
          "|+\n  x",
          ">-\n",
          "'",
          "\"\\x00\\uD800\"",
          "---\n",
          "...\n",
          "%TAG ! tag:x,2000:\n",
          "2001-01-01",
          "when: {x: 1}",
          "\t");

  private final List<byte[]> seeds;

  /** Of all YAML files in these folders and below. */
  public Mutations(Path... folders) {
    seeds = Arrays.stream(folders).flatMap(Mutations::files).toList();
  }

  private static Stream<byte[]> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Mutations::bytes)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them, the same for the same seed. */
  public byte[] of(long seed) {
    Random random = new Random(seed);
    byte[] bytes = seeds.get(random.nextInt(seeds.size()));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(14)) {
      case 0, 1 -> flipped(bytes, random);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      case 4 -> lineTwice(bytes, random);
      case 5, 6 -> inserted(bytes, at, ODD.get(random.nextInt(ODD.size())));
      case 7, 8 -> valueReplaced(bytes, random);
      case 9 -> inserted(bytes, at, nested(random));
      case 10 -> text(bytes).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      case 11 -> inserted(bytes, 0, "\uFEFF");
      case 12 -> inserted(bytes, at, "9".repeat(1 + random.nextInt(5_000)));
      default -> joined(bytes, seeds.get(random.nextInt(seeds.size())));
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(8) && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] lineTwice(byte[] bytes, Random random) {
    String[] lines = text(bytes).split("\n", -1);
    int line = random.nextInt(lines.length);
    lines[line] = lines[line] + "\n" + lines[random.nextInt(lines.length)];
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] valueReplaced(byte[] bytes, Random random) {
    String[] lines = text(bytes).split("\n", -1);
    int line = random.nextInt(lines.length);
    lines[line] =
        lines[line].replaceFirst(
            ":.*",
            java.util.regex.Matcher.quoteReplacement(": " + ODD.get(random.nextInt(ODD.size()))));
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static String nested(Random random) {
    int depth = 1 + random.nextInt(20_000);
    return switch (random.nextInt(4)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "{a: ".repeat(depth);
      case 2 -> "- ".repeat(depth);
      default -> bomb();
    };
  }

  /** Each list holds the one before ten times: 10 to the 20 values if it were written out. */
  private static String bomb() {
    StringBuilder text = new StringBuilder("\na0: &a0 [x]\n");
    for (int i = 1; i <= 20; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
    }
    return text.toString();
  }

  private static byte[] inserted(byte[] bytes, int at, String text) {
    return joined(
        joined(Arrays.copyOf(bytes, at), text.getBytes(StandardCharsets.UTF_8)),
        Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(first.length + second.length);
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
