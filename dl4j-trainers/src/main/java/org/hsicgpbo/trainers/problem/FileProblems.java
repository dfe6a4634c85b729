package org.hsicgpbo.trainers.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.DecodedCache;
import org.hsicgpbo.trainers.data.decoded.DecodedSet;
import org.hsicgpbo.trainers.data.decoded.Targets;
import org.hsicgpbo.trainers.data.format.IdxSet;
import org.hsicgpbo.trainers.data.format.ImageFolder;
import org.hsicgpbo.trainers.data.format.NpzLike;
import org.hsicgpbo.trainers.data.format.NpzSet;
import org.hsicgpbo.trainers.data.format.NpzTask;

/** Problems whose data are files of the user: IDX, folders of images, npz. */
final class FileProblems {
  private static final double SHARE = 0.2;
  private static final int LARGEST_SIDE = 4096;

  private FileProblems() {}

  static Dataset idx(Settings settings, long studySeed, DataFolders folders) {
    Path images = folders.named(settings.requiredText("images"));
    Path labels = folders.named(settings.requiredText("labels"));
    List<String> classes = settings.texts("classes", List.of());
    DecodedCache cache = new DecodedCache(folders.cache());
    DecodedSet main =
        cache.get(
            "idx",
            List.of(images, labels),
            "idx" + classes,
            new IdxSet(images, labels, classes, Optional.empty()));
    Optional<String> testImages = settings.optionalText("test-images");
    if (testImages.isPresent() != settings.optionalText("test-labels").isPresent()) {
      throw new IllegalArgumentException(
          "problem: test-images and test-labels go together; give both or none.");
    }
    Optional<DecodedSet> test =
        testImages.map(
            file -> {
              Path images2 = folders.named(file);
              Path labels2 = folders.named(settings.requiredText("test-labels"));
              List<String> known = ((Targets.Labels) main.targets()).classes();
              return cache.get(
                  "idx",
                  List.of(images2, labels2),
                  "idx" + known + main.shape(),
                  new IdxSet(images2, labels2, known, Optional.of(main.shape())));
            });
    return preparation("idx", settings, studySeed).prepare(main, test);
  }

  static Dataset images(Settings settings, long studySeed, DataFolders folders) {
    Path directory = folders.named(settings.requiredText("directory"));
    InputShape.Image shape =
        new InputShape.Image(
            settings.integer("channels", 3), side(settings, "height"), side(settings, "width"));
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException(
          "problem.channels: found %d; it must be 1 (grey) or 3 (red, green, blue)."
              .formatted(shape.channels()));
    }
    ImageFolder main = ImageFolder.list(directory, List.of(), shape);
    Optional<DecodedSet> test =
        settings
            .optionalText("test-directory")
            .map(
                folder ->
                    decode(
                        ImageFolder.list(folders.named(folder), main.classes(), shape), folders));
    return preparation("images", settings, studySeed).prepare(decode(main, folders), test);
  }

  private static DecodedSet decode(ImageFolder images, DataFolders folders) {
    return new DecodedCache(folders.cache())
        .get("images", images.files(), images.shape() + " " + images.classes(), images);
  }

  private static int side(Settings settings, String key) {
    int side =
        settings
            .optionalInteger(key)
            .orElseThrow(
                () -> new IllegalArgumentException("problem.%s is missing.".formatted(key)));
    if (side < 1 || side > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "problem.%s: found %d; it must be from 1 to %d.".formatted(key, side, LARGEST_SIDE));
    }
    return side;
  }

  static Dataset npz(Settings settings, long studySeed, DataFolders folders) {
    Path file = folders.named(settings.requiredText("file"));
    boolean keras = !NpzSet.holds(file, "x") && NpzSet.holds(file, "x_train");
    String inputs = settings.text("inputs", keras ? "x_train" : "x");
    String targets = settings.text("targets", keras ? "y_train" : "y");
    NpzTask task =
        switch (settings.choice("task", "inferred", "classification", "regression")) {
          case "classification" -> NpzTask.CLASSIFICATION;
          case "regression" -> NpzTask.REGRESSION;
          default -> NpzTask.BY_TYPE;
        };
    DecodedSet main = decode(new NpzSet(file, inputs, targets, task, Optional.empty()), folders);
    NpzTask settled =
        main.targets() instanceof Targets.Labels ? NpzTask.CLASSIFICATION : NpzTask.REGRESSION;
    Optional<NpzLike> like = Optional.of(new NpzLike(main.shape(), main.targets()));
    boolean ownTest = NpzSet.holds(file, "x_test") && NpzSet.holds(file, "y_test");
    Optional<DecodedSet> test = Optional.empty();
    Optional<Path> testFile = settings.optionalText("test-file").map(folders::named);
    if (testFile.isPresent()) {
      test =
          Optional.of(decode(new NpzSet(testFile.get(), inputs, targets, settled, like), folders));
    } else if (ownTest) {
      test = Optional.of(decode(new NpzSet(file, "x_test", "y_test", settled, like), folders));
    }
    return preparation("npz", settings, studySeed).prepare(main, test);
  }

  private static DecodedSet decode(NpzSet set, DataFolders folders) {
    String settings =
        "%s %s %s %s"
            .formatted(
                set.inputs(),
                set.targets(),
                set.task(),
                set.expected().map(like -> like.shape().words()).orElse(""));
    return new DecodedCache(folders.cache()).get("npz", List.of(set.file()), settings, set);
  }

  private static Preparation preparation(String name, Settings settings, long studySeed) {
    return new Preparation(name, settings, SplitSettings.of(settings, SHARE, SHARE), studySeed);
  }
}
