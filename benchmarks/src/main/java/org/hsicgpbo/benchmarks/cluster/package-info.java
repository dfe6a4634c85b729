/**
 * How far one program can feed a cluster: what a suggestion takes while many trials are under way,
 * and a discrete-event simulation of executors that wait for it. The figures: docs/scaling.md.
 */
@NullMarked
package org.hsicgpbo.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
