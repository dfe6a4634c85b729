/**
 * How times are written for people and read from what they write, the same everywhere.
 *
 * <p>{@link org.hsicgpbo.time.DurationWords} has two forms: an exact one for times that somebody
 * has set, which reads back to the same, and a rounded one for times that were measured.
 *
 * <pre>{@code
 * DurationWords.read("1.5h");                      // 90 minutes
 * DurationWords.exact(Duration.ofMinutes(90));     // 1h 30m
 * DurationWords.rounded(5412.3);                   // 1 h 30 m
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.time;

import org.jspecify.annotations.NullMarked;
