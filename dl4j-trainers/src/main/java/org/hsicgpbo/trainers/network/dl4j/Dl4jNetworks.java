package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.HiddenSettings;
import org.hsicgpbo.trainers.network.RegularisationSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.nd4j.linalg.api.buffer.DataType;

/** Builds DL4J networks from plans. */
public final class Dl4jNetworks {
  private Dl4jNetworks() {}

  /** A network with initial weights that follow from the seed. */
  public static Network build(
      NetworkPlan plan, HiddenSettings hidden, TrainingSettings training, long seed) {
    return build(plan, hidden, training, seed, DataType.FLOAT);
  }

  /** The same in another precision: gradients can only be checked in the double one. */
  static Network build(
      NetworkPlan plan,
      HiddenSettings hidden,
      TrainingSettings training,
      long seed,
      DataType precision) {
    NeuralNetConfiguration.Builder shared =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(precision)
            .updater(Updaters.of(training))
            .weightInit(weightInit(hidden));
    regularise(shared, training.regularisation());
    return plan.isChain() ? chain(plan, training, shared) : graph(plan, training, shared);
  }

  /**
   * Reads a network that {@link Network#save} wrote.
   *
   * @throws IOException if the file holds none
   */
  public static Network restore(Path file) throws IOException {
    return isGraph(file)
        ? new GraphNetwork(ModelSerializer.restoreComputationGraph(file.toFile()))
        : new ChainNetwork(ModelSerializer.restoreMultiLayerNetwork(file.toFile()));
  }

  /** DL4J's own guess tries one kind after the other and logs the failure. */
  private static boolean isGraph(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(ModelSerializer.CONFIGURATION_JSON);
      if (entry == null) {
        throw new ZipException("%s holds no Deeplearning4j network.".formatted(file));
      }
      byte[] json = zip.getInputStream(entry).readAllBytes();
      return new String(json, StandardCharsets.UTF_8).contains("\"networkInputs\"");
    }
  }

  private static Network chain(
      NetworkPlan plan, TrainingSettings training, NeuralNetConfiguration.Builder shared) {
    NeuralNetConfiguration.ListBuilder layers = shared.list();
    plan.nodes().forEach(node -> layers.layer(Layers.of(node.layer(), training.loss())));
    MultiLayerNetwork network =
        new MultiLayerNetwork(layers.setInputType(inputType(plan.input())).build());
    network.init();
    return new ChainNetwork(network);
  }

  private static Network graph(
      NetworkPlan plan, TrainingSettings training, NeuralNetConfiguration.Builder shared) {
    ComputationGraphConfiguration.GraphBuilder graph =
        shared.graphBuilder().addInputs(NetworkPlan.INPUT);
    for (Node node : plan.nodes()) {
      String[] from = node.from().toArray(new String[0]);
      if (node.layer() instanceof Layer.Sum) {
        graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), from);
      } else {
        graph.addLayer(node.name(), Layers.of(node.layer(), training.loss()), from);
      }
    }
    Node last = plan.nodes().get(plan.nodes().size() - 1);
    ComputationGraph network =
        new ComputationGraph(
            graph.setOutputs(last.name()).setInputTypes(inputType(plan.input())).build());
    network.init();
    return new GraphNetwork(network);
  }

  private static InputType inputType(InputShape shape) {
    return shape instanceof InputShape.Image image
        ? InputType.convolutional(image.height(), image.width(), image.channels())
        : InputType.feedForward(shape.size());
  }

  private static void regularise(
      NeuralNetConfiguration.Builder builder, RegularisationSettings settings) {
    if (settings.l1() > 0) {
      builder.l1(settings.l1());
    }
    if (settings.l2() > 0) {
      builder.l2(settings.l2());
    }
    if (settings.weightDecay() > 0) {
      builder.weightDecay(settings.weightDecay());
    }
    if (settings.gradientClipping() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(settings.gradientClipping());
    }
  }

  private static WeightInit weightInit(HiddenSettings settings) {
    return switch (settings.weightInit()) {
      case AUTO -> settings.activation().isRectifying() ? WeightInit.RELU : WeightInit.XAVIER;
      case XAVIER -> WeightInit.XAVIER;
      case XAVIER_UNIFORM -> WeightInit.XAVIER_UNIFORM;
      case RELU -> WeightInit.RELU;
      case RELU_UNIFORM -> WeightInit.RELU_UNIFORM;
      case LECUN_NORMAL -> WeightInit.LECUN_NORMAL;
      case LECUN_UNIFORM -> WeightInit.LECUN_UNIFORM;
    };
  }
}
