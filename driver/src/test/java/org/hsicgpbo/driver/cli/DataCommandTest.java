package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.download.Mirror;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void fetchesIntoTheCacheAndListsIt() throws IOException {
    try (Mirror mirror = new Mirror().with("a.bin", "hello".getBytes(StandardCharsets.UTF_8))) {
      assertThat(run(mirror.address(), Map.of(), "data", "get", "greeting")).isZero();
      Path folder = home.resolve(".cache/hsic-gpbo/data/greetings");
      assertThat(folder.resolve("a.bin")).hasContent("hello");
      assertThat(out.toString()).contains("greeting is in " + folder, "checksums hold", "nobody");

      assertThat(run(mirror.address(), Map.of(), "data", "list")).isZero();
      assertThat(out.toString()).contains(folder + ": complete, its checksums hold");
    }
  }

  @Test
  void fetchesIntoTheFolderThatIsNamed() throws IOException {
    try (Mirror mirror = new Mirror().with("a.bin", "hello".getBytes(StandardCharsets.UTF_8))) {
      Path asked = home.resolve("asked");
      Path named = home.resolve("named");
      Map<String, String> environment = Map.of("HSIC_GPBO_DATA", named.toString());

      assertThat(run(mirror.address(), environment, "data", "get", "greeting")).isZero();
      assertThat(named.resolve("greetings/a.bin")).hasContent("hello");
      String[] arguments = {"data", "get", "greeting", "--data", asked.toString()};
      assertThat(run(mirror.address(), environment, arguments)).isZero();
      assertThat(asked.resolve("greetings/a.bin")).hasContent("hello");
    }
  }

  @Test
  void tellsOfAbsentAndDamagedSets() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:1/");
    assertThat(run(nowhere, Map.of(), "data", "list")).isZero();
    assertThat(out.toString()).contains("not here; to fetch it: hsic-gpbo data get greeting");

    Path folder = Files.createDirectories(home.resolve(".cache/hsic-gpbo/data/greetings"));
    Files.writeString(folder.resolve("a.bin"), "hallo");
    run(nowhere, Map.of(), "data", "list");
    assertThat(out.toString()).contains("the checksums of a.bin are not the published ones");
  }

  @Test
  void withoutANetworkItFailsWithAMessage() {
    int code = run(URI.create("http://127.0.0.1:1/"), Map.of(), "data", "get", "greeting");

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .startsWith("hsic-gpbo: a.bin could not be fetched")
        .contains("Is there a network?")
        .doesNotContain("should not happen");
  }

  @Test
  void anUnknownSetIsBadInput() {
    int code = run(URI.create("http://127.0.0.1:1/"), Map.of(), "data", "get", "greting");

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("no set 'greting'", "the sets are greeting");
  }

  @Test
  void aloneItShowsWhatThereIs() {
    assertThat(run(URI.create("http://127.0.0.1:1/"), Map.of(), "data")).isZero();
    assertThat(out.toString()).contains("get", "list", "Examples:");
  }

  private int run(URI mirror, Map<String, String> environment, String... arguments) {
    MemoryWorkshop workshop = new MemoryWorkshop();
    workshop.publish(
        new PublishedSet(
            "greeting",
            "greetings",
            List.of(new PublishedFile("a.bin", List.of(), MD5_OF_HELLO)),
            new PublishedSet.Fetch.Single(List.of(mirror)),
            "nobody"));
    return Main.commandLine(ApplicationFolders.of(environment, home), workshop)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
