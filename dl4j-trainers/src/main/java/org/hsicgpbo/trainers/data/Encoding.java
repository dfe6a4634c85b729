package org.hsicgpbo.trainers.data;

/**
 * What a network needs beside its weights to be used: how raw values become inputs, and outputs
 * become numbers in the units of the targets.
 *
 * @param inputs how raw values become inputs
 * @param targets how targets were standardised; changes nothing for classes
 */
public record Encoding(InputEncoding inputs, Standardisation targets) {}
