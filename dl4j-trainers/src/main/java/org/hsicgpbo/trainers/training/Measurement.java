package org.hsicgpbo.trainers.training;

import java.util.Map;

/**
 * How good a network is on some examples.
 *
 * @param error what is minimised: root mean square difference, or share of wrong classes
 * @param metrics further figures by name
 */
record Measurement(double error, Map<String, Double> metrics) {}
