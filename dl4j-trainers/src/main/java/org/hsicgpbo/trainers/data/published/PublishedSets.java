package org.hsicgpbo.trainers.data.published;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The published sets that the program knows. */
public final class PublishedSets {
  /** Handwritten digits. */
  public static final PublishedSet MNIST =
      new PublishedSet(
          "mnist",
          "mnist",
          List.of(
              idx("train-images", "idx3", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
              idx("train-labels", "idx1", "d53e105ee54ea40749a09fcbcd1e9432"),
              idx("t10k-images", "idx3", "9fb629c4189551a2d022fa330f9573f3"),
              idx("t10k-labels", "idx1", "ec29112dd5afa0611ce80d1b7f02629c")),
          new PublishedSet.Fetch.Single(
              List.of(
                  URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                  URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"))),
          "LeCun, Cortes and Burges; often cited as CC BY-SA 3.0");

  /** Small pictures of ten kinds of things. */
  public static final PublishedSet CIFAR10 =
      new PublishedSet(
          "cifar10",
          "cifar-10-batches-bin",
          List.of(
              bin("data_batch_1", "5dd7e06a14cb22eb9f671a540d1b7c25"),
              bin("data_batch_2", "5ea93a67294ea407fff1d09f752e9692"),
              bin("data_batch_3", "942cd6a4bcdd0dd3c604fbe906cb4421"),
              bin("data_batch_4", "ae636b3ba5c66a11e91e8cb52e771fcb"),
              bin("data_batch_5", "53f37980c15c3d472c316c40844f3f0d"),
              bin("test_batch", "803d5f7f4d78ea53de84dbe85f74fb6d")),
          new PublishedSet.Fetch.Archive(
              new PublishedFile(
                  "cifar-10-binary.tar.gz", List.of(), "c32a1d4ab5d03f1284b67883e8d87530"),
              List.of(URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"))),
          "Krizhevsky, Nair and Hinton; no licence is stated, a citation is asked for");

  /** The classes of CIFAR-10 in the order of their labels. */
  public static final List<String> CIFAR10_CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The digits. */
  public static final List<String> MNIST_CLASSES =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private PublishedSets() {}

  /** All of them. */
  public static List<PublishedSet> all() {
    return List.of(MNIST, CIFAR10);
  }

  /** The one of that name. */
  public static Optional<PublishedSet> named(String name) {
    return all().stream().filter(set -> set.name().equals(name)).findFirst();
  }

  /** Unpacked files lie about with a hyphen or with a dot before the kind. */
  private static PublishedFile idx(String stem, String kind, String md5) {
    String plain = "%s-%s-ubyte".formatted(stem, kind);
    List<String> others = Stream.of(plain, "%s.%s-ubyte".formatted(stem, kind)).toList();
    return new PublishedFile(plain + ".gz", others, md5);
  }

  private static PublishedFile bin(String stem, String md5) {
    return new PublishedFile(stem + ".bin", List.of(), md5);
  }
}
