/**
 * The problems that ship with the program: their data, split for training, validation and test;
 * free of DL4J types.
 */
@NullMarked
package org.hsicgpbo.trainers.problem;

import org.jspecify.annotations.NullMarked;
