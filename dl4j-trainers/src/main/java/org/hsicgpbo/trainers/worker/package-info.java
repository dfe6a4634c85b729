/**
 * The worker process: reads requests, trains, replies (see {@link org.hsicgpbo.trainers.protocol}).
 */
@NullMarked
package org.hsicgpbo.trainers.worker;

import org.jspecify.annotations.NullMarked;
