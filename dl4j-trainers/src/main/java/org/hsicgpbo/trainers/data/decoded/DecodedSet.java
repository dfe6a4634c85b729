package org.hsicgpbo.trainers.data.decoded;

import org.hsicgpbo.trainers.data.InputShape;

/**
 * Decoded data, neither scaled nor split.
 *
 * @param element what an input consists of
 * @param shape of an input
 * @param inputs in a mapped file
 * @param targets in memory
 * @param sha256 of the sources, in hexadecimal
 */
public record DecodedSet(
    Element element, InputShape shape, MappedRows inputs, Targets targets, String sha256) {}
