/**
 * The dashboard: a web server that shows stored studies, live.
 *
 * <p>A {@link org.hsicgpbo.driver.dashboard.Dashboard} reads one storage and serves JSON, events,
 * metrics and its own pages; it writes nothing. Whoever asks passes the {@link
 * org.hsicgpbo.driver.dashboard.Gate} first, which knows tokens, hosts and bounds. What is asked of
 * a study goes through its {@link org.hsicgpbo.driver.dashboard.StudyFeed}: it polls the storage
 * for all readers together, makes each event once and hands the same bytes to every {@link
 * org.hsicgpbo.driver.dashboard.EventReader}. A reader that does not take them is dropped, not
 * waited for; no reader has a thread, not even one of an ordinary page, whose body {@link
 * org.hsicgpbo.driver.dashboard.Bodies} writes as it is taken.
 *
 * <pre>{@code
 * try (Dashboard dashboard = Dashboard.start(settings, sources)) {
 *   err.println("The dashboard is at " + dashboard.address());
 * }
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.driver.dashboard;

import org.jspecify.annotations.NullMarked;
