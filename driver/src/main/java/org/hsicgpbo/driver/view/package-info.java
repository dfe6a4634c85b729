/**
 * What a person wants to see of a stored study, as records: the same for the dashboard, for {@code
 * watch} and for {@code status}, in whatever process they run.
 *
 * <p>Everything comes from a {@link org.hsicgpbo.driver.store.StudyArchive}; nothing is told by the
 * run itself. A {@link org.hsicgpbo.driver.view.StudyReader} reads what is new since it last looked
 * and gives a {@link org.hsicgpbo.driver.view.StudySnapshot}: its {@link
 * org.hsicgpbo.driver.view.StudyOverview} says how the study does, its {@link
 * org.hsicgpbo.driver.view.TrialColumns} hold the finished trials by column. One trial in full is a
 * {@link org.hsicgpbo.driver.view.TrialPage}; what decides is a {@link
 * org.hsicgpbo.driver.view.RankingView}. {@link org.hsicgpbo.driver.view.ViewJson} writes them.
 *
 * <pre>{@code
 * StudyReader reader = new StudyReader(archive, "bateman", live, clock);
 * StudySnapshot snapshot = reader.read().orElseThrow();
 * snapshot.overview().state(); // RUNNING
 * snapshot.columnsFrom(0).error(); // one error for each finished trial, in the order of their end
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.driver.view;

import org.jspecify.annotations.NullMarked;
