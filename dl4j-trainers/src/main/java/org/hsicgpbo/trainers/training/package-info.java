/**
 * Trains a network on a problem and measures it: the {@link org.hsicgpbo.study.Objective} with DL4J
 * behind it.
 */
@NullMarked
package org.hsicgpbo.trainers.training;

import org.jspecify.annotations.NullMarked;
