package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.HiddenSettings;
import org.hsicgpbo.trainers.network.RegularisationSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.perceptron.PerceptronRecipe;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Builds DL4J networks from plans. */
public final class Dl4jNetworks {
  private Dl4jNetworks() {}

  /**
   * A network with initial weights that follow from the seed. Perceptrons step by themselves
   * (docs/adr/0005) where the processor computes, unless {@code HSIC_GPBO_STEPS=dl4j} is in the
   * environment.
   */
  public static Network build(
      NetworkPlan plan, HiddenSettings hidden, TrainingSettings training, long seed) {
    Dl4jNetwork network = build(plan, hidden, training, seed, DataType.FLOAT);
    Optional<PerceptronRecipe> recipe =
        PerceptronNetwork.isPossible() && !"dl4j".equals(System.getenv("HSIC_GPBO_STEPS"))
            ? PerceptronRecipe.of(plan, training)
            : Optional.empty();
    return recipe.isPresent()
        ? new PerceptronNetwork(network, recipe.get(), Updaters.of(training))
        : network;
  }

  /** One that leaves all to DL4J, in any precision: gradients can only be checked in double. */
  static Dl4jNetwork build(
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

  private static Dl4jNetwork chain(
      NetworkPlan plan, TrainingSettings training, NeuralNetConfiguration.Builder shared) {
    NeuralNetConfiguration.ListBuilder layers = shared.list();
    plan.nodes().forEach(node -> layers.layer(Layers.of(node.layer(), training.loss())));
    MultiLayerConfiguration configuration = layers.setInputType(inputType(plan.input())).build();
    configuration.getConfs().forEach(it -> mend(it.getLayer(), training));
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return new ChainNetwork(network);
  }

  private static Dl4jNetwork graph(
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
    ComputationGraphConfiguration configuration =
        graph.setOutputs(last.name()).setInputTypes(inputType(plan.input())).build();
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        mend(layer.getLayerConf().getLayer(), training);
      }
    }
    ComputationGraph network = new ComputationGraph(configuration);
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
    builder.regularization(penalties(settings));
    if (settings.gradientClipping() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(settings.gradientClipping());
    }
  }

  private static List<Regularization> penalties(RegularisationSettings settings) {
    // The builder's own weightDecay() takes l2 away.
    List<Regularization> penalties = new ArrayList<>();
    if (settings.l1() > 0) {
      penalties.add(new L1Regularization(settings.l1()));
    }
    if (settings.l2() > 0) {
      penalties.add(new L2Regularization(settings.l2()));
    }
    if (settings.weightDecay() > 0) {
      penalties.add(new WeightDecay(settings.weightDecay(), true));
    }
    return penalties;
  }

  /**
   * DL4J gives each layer the decay of the network twice, and a copy of the updater, which of
   * adagrad has lost its schedule.
   */
  private static void mend(
      org.deeplearning4j.nn.conf.layers.Layer layer, TrainingSettings training) {
    if (layer instanceof BaseLayer base) {
      base.setIUpdater(Updaters.of(training));
      if (base.getRegularization() != null) {
        base.setRegularization(
            base.getRegularization().stream().distinct().collect(Collectors.toList()));
      }
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
