package org.hsicgpbo.trainers.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.network.dl4j.Dl4jNetworks;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A saved network: a zip that Deeplearning4j's {@code ModelSerializer} can read, with a card.
 *
 * <p>A file may come from a stranger. So nothing of it is unpacked to disk, entries are read up to
 * a size, Deeplearning4j's own description of the network is not read at all (it names classes),
 * and of the weights no more is read than the card's network has.
 */
public final class ModelFile {
  /** The entry that holds the card. */
  public static final String CARD = "hsic-gpbo.json";

  private static final String WEIGHTS = "coefficients.bin";
  private static final int LARGEST_CARD = 16 << 20;

  /** Two gigabytes of weights: more than is trained here. */
  private static final long MOST_PARAMETERS = 1L << 29;

  /** What ND4J writes in front of the numbers. */
  private static final int HEADER_BYTES = 4096;

  private ModelFile() {}

  /** Writes a network with its card, and the card for people beside it, whole or not at all. */
  public static void write(Path file, Network network, ModelCard card) throws IOException {
    // Of this process alone: several may write the same network to one shelf.
    Path unfinished =
        file.resolveSibling(
            "%s.%d.unfinished".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      network.save(unfinished);
      try (FileSystem zip = FileSystems.newFileSystem(unfinished)) {
        Files.write(zip.getPath(CARD), CardJson.write(card));
      }
      Files.writeString(
          text(file), CardText.of(file.getFileName().toString(), card), StandardCharsets.UTF_8);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Where the card for people lies: the name of the model with .md in the place of .zip. */
  public static Path text(Path file) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.zip$", "") + ".md");
  }

  /**
   * Reads the card of a model.
   *
   * @throws IllegalArgumentException if there is none; the message is for people
   */
  public static ModelCard card(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return card(file, zip);
    } catch (ZipException e) {
      throw noModel(file, "it is no zip.");
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }

  private static ModelCard card(Path file, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(CARD);
    if (entry == null) {
      throw noModel(file, "it has no entry %s.".formatted(CARD));
    }
    byte[] json;
    try (InputStream in = zip.getInputStream(entry)) {
      json = in.readNBytes(LARGEST_CARD + 1);
    }
    if (json.length > LARGEST_CARD) {
      throw noModel(file, "its card is larger than %d bytes.".formatted(LARGEST_CARD));
    }
    try {
      return CardJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          noModel(file, String.valueOf(e.getMessage())).getMessage(), e);
    }
  }

  /**
   * Builds the network of the card and gives it the saved weights.
   *
   * @throws IllegalArgumentException if they do not fit; the message is for people
   */
  public static Network network(Path file, ModelCard card) {
    NetworkPlan plan;
    try {
      plan = card.plan();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          noModel(file, "its card describes no network (%s).".formatted(e.getMessage()))
              .getMessage(),
          e);
    }
    if (plan.parameters() != card.network().parameters() || plan.parameters() > MOST_PARAMETERS) {
      throw noModel(
          file,
          "its card tells of %d parameters, and its configuration has %d. Maybe it was saved by another version of hsic-gpbo."
              .formatted(card.network().parameters(), plan.parameters()));
    }
    byte[] weights = weights(file, plan.parameters());
    Network network =
        Dl4jNetworks.build(plan, card.settings().hidden(), card.training(), card.origin().seed());
    boolean ready = false;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(weights));
        INDArray saved = Nd4j.read(in)) {
      if (saved.length() != plan.parameters()) {
        throw noModel(
            file,
            "it holds %d weights for %d parameters.".formatted(saved.length(), plan.parameters()));
      }
      network.parameters().assign(saved.reshape(network.parameters().shape()));
      ready = true;
      return network;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "%s: the weights cannot be read (%s). Maybe the file is damaged or cut off."
              .formatted(file, e.getMessage()),
          e);
    } finally {
      if (!ready) {
        network.close();
      }
    }
  }

  private static byte[] weights(Path file, long parameters) {
    long most = parameters * Float.BYTES + HEADER_BYTES;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(WEIGHTS);
      if (entry == null) {
        throw noModel(file, "it has no entry %s.".formatted(WEIGHTS));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(Math.toIntExact(Math.min(most + 1, Integer.MAX_VALUE - 8)));
        if (bytes.length > most || bytes.length < parameters * Float.BYTES) {
          throw noModel(
              file,
              "its weights take %d bytes and more, those of %d parameters about %d."
                  .formatted(bytes.length, parameters, parameters * Float.BYTES));
        }
        return bytes;
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }

  private static IllegalArgumentException noModel(Path file, String why) {
    return new IllegalArgumentException(
        "%s is no model of hsic-gpbo: %s Models are the zips that 'hsic-gpbo run --output DIR' saves."
            .formatted(file, why));
  }
}
