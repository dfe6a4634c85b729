/**
 * Problems that can be tuned, and the Deeplearning4j trainer. {@link
 * org.hsicgpbo.trainers.Objectives} makes the objective of a study from what stands under {@code
 * problem} in its file.
 */
@NullMarked
package org.hsicgpbo.trainers;

import org.jspecify.annotations.NullMarked;
