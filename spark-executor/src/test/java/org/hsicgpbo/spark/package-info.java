/** Tests on executors of Spark: in this process, and on a cluster of processes on loopback. */
@NullMarked
package org.hsicgpbo.spark;

import org.jspecify.annotations.NullMarked;
