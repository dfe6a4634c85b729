package org.hsicgpbo.driver.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trainers.data.published.PublishedSet.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetFetcherTest {
  private static final Duration STALL_LIMIT = Duration.ofMillis(500);
  private static final byte[] CONTENT = content();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Mirror mirror;

  @BeforeEach
  void start() throws IOException {
    mirror = new Mirror().with("a.bin", CONTENT);
  }

  @AfterEach
  void stop() {
    mirror.close();
  }

  @Test
  void fetchesAFileAndLeavesNothingElse() throws Exception {
    Path folder = fetch(mirror.address());

    assertThat(folder).isEqualTo(home.resolve("set"));
    assertThat(folder.resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatIsThereAndWholeIsNotFetchedAgain() throws Exception {
    fetch(mirror.address());
    fetch(mirror.address());

    assertThat(mirror.ranges()).hasSize(1);
  }

  @Test
  void whatIsThereButDamagedIsFetchedAgain() throws Exception {
    Files.createDirectories(home.resolve("set"));
    Files.writeString(home.resolve("set/a.bin"), "damaged");

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void goesOnAfterACutConnection() throws Exception {
    mirror.cutOnceAfter(70_000);

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(mirror.ranges()).hasSize(2).first().isEqualTo("");
    assertThat(mirror.ranges().get(1)).matches("bytes=[1-9][0-9]*-");
  }

  @Test
  void goesOnWhereAnEarlierRunEnded() throws Exception {
    Files.createDirectories(home.resolve("set"));
    Files.write(home.resolve("set/a.bin.part"), java.util.Arrays.copyOf(CONTENT, 1234));

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(mirror.ranges()).containsExactly("bytes=1234-");
  }

  @Test
  void aPartThatIsWholeAlreadyOnlyGetsItsName() throws Exception {
    Files.createDirectories(home.resolve("set"));
    Files.write(home.resolve("set/a.bin.part"), CONTENT);

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void aPartOfSomethingElseIsThrownAway() throws Exception {
    Files.createDirectories(home.resolve("set"));
    Files.write(home.resolve("set/a.bin.part"), new byte[5000]);

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(mirror.ranges()).containsExactly("bytes=5000-", "");
  }

  @Test
  void aServerWithoutRangesSendsEverythingAgain() throws Exception {
    mirror.withoutRanges().cutOnceAfter(70_000);

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void aConnectionThatBringsNothingIsGivenUp() throws Exception {
    mirror.stallOnceAfter(70_000);

    assertThat(fetch(mirror.address()).resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(mirror.ranges()).hasSize(2);
  }

  @Test
  void theNextMirrorIsTriedWhereTheFirstDoesNotHaveIt() throws Exception {
    try (Mirror empty = new Mirror()) {
      assertThat(fetch(empty.address(), mirror.address()).resolve("a.bin"))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void aWrongChecksumIsToldAndLeavesNothing() throws IOException {
    mirror.with("a.bin", "something else".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> fetch(mirror.address()))
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll("a.bin", "checksum (MD5)", md5(CONTENT));
    assertThat(home.resolve("set")).isEmptyDirectory();
  }

  @Test
  void aFileThatNobodyHasIsTold() throws IOException {
    try (Mirror empty = new Mirror()) {
      assertThatThrownBy(() -> fetch(empty.address()))
          .isInstanceOf(DownloadException.class)
          .hasMessageContainingAll("a.bin could not be fetched", "answered 404", "other means");
    }
  }

  @Test
  void noNetworkIsTold() {
    URI nobody = mirror.address();
    mirror.close();

    assertThatThrownBy(() -> fetch(nobody))
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll("no connection to the server", "Is there a network?");
  }

  @Test
  void anUnknownServerIsTold() {
    // RFC 2606 keeps this name from ever existing.
    assertThatThrownBy(() -> fetch(URI.create("http://mirror.invalid/")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("mirror.invalid");
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Files.writeString(home.resolve("set"), "a file where the folder should be");

    assertThatThrownBy(() -> fetch(mirror.address()))
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll("set cannot be written", "--data DIR");
  }

  @Test
  void aFolderWithoutPermissionIsTold() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(home)).as("root writes everywhere").isFalse();

    assertThatThrownBy(() -> fetch(mirror.address()))
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll("no permission", "--data DIR");
  }

  @Test
  void aFullDiskIsTold() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();
    Files.createDirectories(home.resolve("set"));
    Files.createSymbolicLink(home.resolve("set/a.bin.part"), full);

    assertThatThrownBy(() -> fetch(mirror.address()))
        .isInstanceOf(DownloadException.class)
        .hasMessageContainingAll("a.bin.part cannot be written", "No space left on device");
  }

  @Test
  void takesTheFilesOfTheSetOutOfAnArchive() throws Exception {
    byte[] archive = archive("cifar/a.bin", CONTENT, "../../evil.bin", new byte[3]);
    mirror.with("set.tar.gz", archive);

    Path folder = fetcher().fetch(archived(archive), home);

    assertThat(folder.resolve("a.bin")).hasBinaryContent(CONTENT);
    assertThat(folder.toFile().list()).containsExactly("a.bin");
    assertThat(home.toFile().list()).containsExactly("set");
    assertThat(home.resolve("../../evil.bin")).doesNotExist();
  }

  @Test
  void anArchiveWithoutAFileOfTheSetIsTold() throws IOException {
    byte[] archive = archive("cifar/b.bin", CONTENT, "c", new byte[3]);
    mirror.with("set.tar.gz", archive);

    assertThatThrownBy(() -> fetcher().fetch(archived(archive), home))
        .isInstanceOf(DownloadException.class)
        .hasMessage("The archive set.tar.gz does not hold a.bin.");
  }

  private PublishedSet archived(byte[] archive) {
    return new PublishedSet(
        "set",
        "set",
        List.of(new PublishedFile("a.bin", List.of(), md5(CONTENT))),
        new Fetch.Archive(
            new PublishedFile("set.tar.gz", List.of(), md5(archive)),
            List.of(mirror.address().resolve("set.tar.gz"))),
        "nobody");
  }

  private Path fetch(URI... mirrors) throws InterruptedException {
    PublishedSet set =
        new PublishedSet(
            "set",
            "set",
            List.of(new PublishedFile("a.bin", List.of(), md5(CONTENT))),
            new Fetch.Single(List.of(mirrors)),
            "nobody");
    return fetcher().fetch(set, home);
  }

  private static SetFetcher fetcher() {
    return new SetFetcher(DownloadProgress.NONE, STALL_LIMIT);
  }

  private static byte[] archive(String name, byte[] content, String other, byte[] otherContent)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      put(tar, other, otherContent);
      put(tar, name, content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** Long enough that a cut comes in its middle. */
  private static byte[] content() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
