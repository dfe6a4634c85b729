/**
 * Data in the form in which they are read fastest: decoded once into a file of the cache and mapped
 * into memory, so that all workers of a machine share its pages. A {@link
 * org.hsicgpbo.trainers.data.decoded.DecodedCache} finds the file by the paths, sizes and times of
 * its sources, or has it decoded; what comes out is a {@link
 * org.hsicgpbo.trainers.data.decoded.DecodedSet}.
 *
 * <p>The file: all inputs row by row (bytes, or numbers in single precision), all targets (classes
 * as 32-bit integers, or numbers in single precision), a {@link
 * org.hsicgpbo.trainers.data.decoded.Footer} in JSON, its length in four bytes. Numbers are big
 * endian.
 */
@NullMarked
package org.hsicgpbo.trainers.data.decoded;

import org.jspecify.annotations.NullMarked;
