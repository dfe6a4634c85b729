/**
 * What the dashboard costs: a study runs, a dashboard in its process shows it, and readers in
 * another process follow it. {@link org.hsicgpbo.benchmarks.dashboard.DashboardLoad} tells how long
 * trials took with and without them and how long data of a large study took.
 */
@NullMarked
package org.hsicgpbo.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
