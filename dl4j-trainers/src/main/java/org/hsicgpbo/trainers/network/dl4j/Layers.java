package org.hsicgpbo.trainers.network.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.hsicgpbo.trainers.network.ActivationName;
import org.hsicgpbo.trainers.network.LossName;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.OutputActivation;
import org.hsicgpbo.trainers.network.plan.Padding;
import org.hsicgpbo.trainers.network.plan.PoolingKind;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Each kind of layer in DL4J's words. */
final class Layers {
  private Layers() {}

  static org.deeplearning4j.nn.conf.layers.Layer of(Layer layer, LossName loss) {
    if (layer instanceof Layer.Dense dense) {
      return dense.activation() instanceof OutputActivation output
          ? output(dense, output, loss)
          : dense(dense);
    }
    if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution);
    }
    if (layer instanceof Layer.Pooling pooling) {
      return new SubsamplingLayer.Builder(
              pooling.kind() == PoolingKind.MAX ? PoolingType.MAX : PoolingType.AVG)
          .kernelSize(pooling.window(), pooling.window())
          .stride(pooling.window(), pooling.window())
          .convolutionMode(ConvolutionMode.Truncate)
          .build();
    }
    if (layer instanceof Layer.BatchNorm) {
      return new BatchNormalization.Builder().build();
    }
    if (layer instanceof Layer.GlobalAverage) {
      return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
    throw new IllegalArgumentException("A %s is no layer of DL4J.".formatted(layer));
  }

  private static DenseLayer dense(Layer.Dense dense) {
    return new DenseLayer.Builder()
        .nOut(dense.units())
        .activation(activation(dense.activation()))
        .dropOut(kept(dense))
        .build();
  }

  private static OutputLayer output(Layer.Dense dense, OutputActivation output, LossName loss) {
    return new OutputLayer.Builder(loss(loss))
        .nOut(dense.units())
        .activation(output == OutputActivation.SOFTMAX ? Activation.SOFTMAX : Activation.IDENTITY)
        .dropOut(kept(dense))
        .build();
  }

  private static ConvolutionLayer convolution(Layer.Convolution convolution) {
    return new ConvolutionLayer.Builder()
        .nOut(convolution.filters())
        .kernelSize(convolution.window(), convolution.window())
        .stride(convolution.stride(), convolution.stride())
        .convolutionMode(
            convolution.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .activation(activation(convolution.activation()))
        .dropOut(kept(convolution))
        .build();
  }

  /** DL4J drops at a layer's input and wants the share that is kept; 0 means no dropout. */
  private static double kept(Layer layer) {
    return layer.dropoutRate() > 0 ? 1 - layer.dropoutRate() : 0;
  }

  private static LossFunction loss(LossName name) {
    return switch (name) {
      case CROSS_ENTROPY -> LossFunction.MCXENT;
      case MSE -> LossFunction.MSE;
      case MAE -> LossFunction.MEAN_ABSOLUTE_ERROR;
    };
  }

  private static Activation activation(org.hsicgpbo.trainers.network.plan.Activation activation) {
    return switch ((ActivationName) activation) {
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
}
