package org.hsicgpbo.trainers.problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.DecodedCache;
import org.hsicgpbo.trainers.data.decoded.DecodedSet;
import org.hsicgpbo.trainers.data.format.CifarSet;
import org.hsicgpbo.trainers.data.format.IdxSet;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trainers.data.published.PublishedSets;

/** MNIST and CIFAR-10, with the published test examples for testing. */
final class PublishedProblems {
  private static final InputShape MNIST_SHAPE = new InputShape.Image(1, 28, 28);

  /** 10,000 of the 60,000. */
  private static final double MNIST_VALIDATION = 1.0 / 6;

  /** 10,000 of the 50,000. */
  private static final double CIFAR10_VALIDATION = 0.2;

  private PublishedProblems() {}

  static Dataset mnist(Settings settings, long studySeed, DataFolders folders) {
    PublishedSet set = PublishedSets.MNIST;
    Path folder = set.require(folders);
    List<Path> files = files(set, folder);
    Preparation preparation = preparation(set, settings, MNIST_VALIDATION, studySeed);
    return tellingChecksums(
        set,
        files,
        () ->
            preparation.prepare(
                idx("mnist-train", files.get(0), files.get(1), folders),
                Optional.of(idx("mnist-test", files.get(2), files.get(3), folders))));
  }

  private static DecodedSet idx(String name, Path images, Path labels, DataFolders folders) {
    IdxSet set = new IdxSet(images, labels, PublishedSets.MNIST_CLASSES, Optional.of(MNIST_SHAPE));
    return new DecodedCache(folders.cache()).get(name, List.of(images, labels), "idx", set);
  }

  static Dataset cifar10(Settings settings, long studySeed, DataFolders folders) {
    PublishedSet set = PublishedSets.CIFAR10;
    Path folder = set.require(folders);
    List<Path> files = files(set, folder);
    int last = files.size() - 1;
    Preparation preparation = preparation(set, settings, CIFAR10_VALIDATION, studySeed);
    return tellingChecksums(
        set,
        files,
        () ->
            preparation.prepare(
                cifar("cifar10-train", files.subList(0, last), folders),
                Optional.of(cifar("cifar10-test", files.subList(last, last + 1), folders))));
  }

  private static DecodedSet cifar(String name, List<Path> files, DataFolders folders) {
    CifarSet set = new CifarSet(files, PublishedSets.CIFAR10_CLASSES);
    return new DecodedCache(folders.cache()).get(name, files, "cifar", set);
  }

  private static Preparation preparation(
      PublishedSet set, Settings settings, double validation, long studySeed) {
    return new Preparation(
        set.name(), settings, SplitSettings.of(settings, validation, 0), studySeed);
  }

  private static List<Path> files(PublishedSet set, Path folder) {
    return set.files().stream().map(file -> file.in(folder).orElseThrow()).toList();
  }

  /** Where a file cannot be read, its checksum tells whether it is the published one. */
  private static Dataset tellingChecksums(
      PublishedSet set, List<Path> files, Supplier<Dataset> load) {
    try {
      return load.get();
    } catch (IllegalArgumentException e) {
      List<String> different = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        PublishedFile file = set.files().get(i);
        if (file.isComparable(files.get(i)) && !matches(file, files.get(i))) {
          different.add(file.name());
        }
      }
      if (different.isEmpty()) {
        throw e;
      }
      throw new IllegalArgumentException(
          "%s The checksum (MD5) is not the published one: %s. To fetch it again: ./hsic-gpbo data get %s"
              .formatted(e.getMessage(), String.join(", ", different), set.name()),
          e);
    }
  }

  private static boolean matches(PublishedFile file, Path path) {
    try {
      return file.matches(path);
    } catch (IOException e) {
      return false;
    }
  }
}
