/**
 * Studies in any SQL database, through JDBI: plain statements that all of them understand.
 *
 * <p>{@link org.hsicgpbo.driver.store.sql.SqlArchive} works on a {@link
 * org.hsicgpbo.driver.store.sql.Database}, which repeats what failed for a reason that may pass. In
 * what the databases differ is said by a {@link org.hsicgpbo.driver.store.sql.Dialect}; which
 * drivers are alive by a {@link org.hsicgpbo.driver.store.sql.Presence}. A number is given out in a
 * transaction: it belongs to a driver until it has an outcome, or until that driver is dead.
 */
@NullMarked
package org.hsicgpbo.driver.store.sql;

import org.jspecify.annotations.NullMarked;
