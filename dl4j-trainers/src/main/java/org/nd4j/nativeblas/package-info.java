/**
 * Not ours: the one name in this package is looked up by Deeplearning4j, see {@link
 * org.nd4j.nativeblas.Nd4jCpu}.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
