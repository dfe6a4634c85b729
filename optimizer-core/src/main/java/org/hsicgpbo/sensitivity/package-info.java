/**
 * Which hyperparameters decide whether a network ends among the best, and which only drive its
 * cost: goal-oriented HSIC (Novello et al. 2023).
 */
@NullMarked
package org.hsicgpbo.sensitivity;

import org.jspecify.annotations.NullMarked;
