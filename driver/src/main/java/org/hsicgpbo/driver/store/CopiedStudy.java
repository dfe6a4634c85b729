package org.hsicgpbo.driver.store;

/**
 * What was copied of a study.
 *
 * @param study its name
 * @param trials all of them
 * @param finished those that have an outcome; the others begin again in the copy
 * @param epochs of their learning curves
 */
public record CopiedStudy(String study, int trials, int finished, int epochs) {}
