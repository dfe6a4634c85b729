package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that read models make no Java object of a file, whoever asks for one. */
class NoJavaObjectsTest {
  private final Path folder;

  NoJavaObjectsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSerializedObjectInAModelIsRefused() throws IOException, InterruptedException {
    Path model = folder.resolve("hostile.zip");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(new HashMap<>(java.util.Map.of("a", new ArrayList<>(List.of("b")))));
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(model))) {
      zip.putNextEntry(new ZipEntry(ModelSerializer.PREPROCESSOR_BIN));
      zip.write(bytes.toByteArray());
    }

    assertThat(exitCode(model)).isEqualTo(ObjectReader.REFUSED);
    assertThat(folder.resolve("hostile.zip.made")).doesNotExist();
  }

  private int exitCode(Path model) throws IOException, InterruptedException {
    WorkerCommand command =
        WorkerCommand.of(
            Path.of(System.getProperty("java.home")),
            System.getProperty("java.class.path"),
            64,
            ObjectReader.class,
            List.of(model.toString(), ModelSerializer.PREPROCESSOR_BIN));
    return new ProcessBuilder(command.command())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start()
        .waitFor();
  }
}
