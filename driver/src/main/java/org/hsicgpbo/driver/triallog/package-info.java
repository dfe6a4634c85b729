/**
 * Trial logs of others: what another program wrote about its trials, read into a {@link
 * org.hsicgpbo.trial.TrialHistory} that can be analysed like a study of our own.
 *
 * <p>{@link org.hsicgpbo.driver.triallog.TrialLogReader} looks at the first bytes of the file, not
 * at its name, and takes one of four formats: CSV with a header (ours, Optuna's {@code
 * trials_dataframe}, anybody's), JSON lines with one trial each, Optuna's journal file and Optuna's
 * SQLite database. The hyperparameters come from Optuna's distributions where there are any, from a
 * {@link org.hsicgpbo.driver.triallog.SpaceFile} where the user gave one, and are otherwise
 * inferred from the columns; {@link org.hsicgpbo.driver.triallog.SpaceYaml} writes the space so
 * that it can be corrected:
 *
 * <pre>{@code
 * TrialLog log = TrialLogReader.read(TrialLogRequest.of(Path.of("trials.csv")).withError("val_loss"));
 * log.notes().forEach(terminal::println); // what was skipped, what was inferred
 * if (log.spaceInferred()) {
 *   terminal.print(SpaceYaml.write(log.history().space()));
 * }
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.driver.triallog;

import org.jspecify.annotations.NullMarked;
