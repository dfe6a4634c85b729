package org.hsicgpbo.trainers.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Builds multilayer perceptrons for regression: equal hidden layers, a linear output, mean squared
 * error.
 */
public final class MlpBuilder {
  private MlpBuilder() {}

  /** A network with initial weights that follow from the seed. */
  public static MultiLayerNetwork build(MlpSettings settings, int inputs, int outputs, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater(settings))
            .weightInit(weightInit(settings))
            .l2(settings.l2())
            .list();
    int in = inputs;
    for (int i = 0; i < settings.layers(); i++) {
      DenseLayer.Builder dense =
          new DenseLayer.Builder()
              .nIn(in)
              .nOut(settings.units())
              .activation(activation(settings.activation()));
      // DL4J drops at a layer's input and wants the share that is kept; the inputs of the network
      // stay whole.
      if (i > 0 && settings.dropoutRate() > 0) {
        dense.dropOut(1 - settings.dropoutRate());
      }
      layers.layer(dense.build());
      if (settings.batchNorm()) {
        layers.layer(
            new BatchNormalization.Builder().nIn(settings.units()).nOut(settings.units()).build());
      }
      in = settings.units();
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
            .nIn(in)
            .nOut(outputs)
            .activation(Activation.IDENTITY);
    if (settings.dropoutRate() > 0) {
      output.dropOut(1 - settings.dropoutRate());
    }
    MultiLayerConfiguration configuration = layers.layer(output.build()).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static Activation activation(ActivationName name) {
    return switch (name) {
      case RELU -> Activation.RELU;
      case LEAKY_RELU -> Activation.LEAKYRELU;
      case ELU -> Activation.ELU;
      case SELU -> Activation.SELU;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
      case SOFTPLUS -> Activation.SOFTPLUS;
      case SWISH -> Activation.SWISH;
      case GELU -> Activation.GELU;
      case IDENTITY -> Activation.IDENTITY;
    };
  }

  private static IUpdater updater(MlpSettings settings) {
    double rate = settings.learningRate();
    return switch (settings.optimizer()) {
      case SGD -> new Sgd(rate);
      case NESTEROVS -> new Nesterovs(rate, settings.momentum());
      case ADAM -> new Adam(rate);
      case ADAMAX -> new AdaMax(rate);
      case NADAM -> new Nadam(rate);
      case AMSGRAD -> new AMSGrad(rate);
      case ADAGRAD -> new AdaGrad(rate);
      case ADADELTA -> new AdaDelta();
      case RMSPROP -> new RmsProp(rate);
    };
  }

  private static WeightInit weightInit(MlpSettings settings) {
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
