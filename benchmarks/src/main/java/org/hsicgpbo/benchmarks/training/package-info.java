/**
 * What training costs: {@link org.hsicgpbo.benchmarks.training.TrainingSpeed} counts examples per
 * CPU second of the networks that {@code benchmarks/peers/training_torch.py} trains with PyTorch,
 * and {@link org.hsicgpbo.benchmarks.training.TrainingMemory} watches the resident memory of a
 * process that trains hundreds of networks.
 */
@NullMarked
package org.hsicgpbo.benchmarks.training;

import org.jspecify.annotations.NullMarked;
