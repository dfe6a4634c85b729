/**
 * Studies in a database of a PostgreSQL server: connections, errors, schema, and the leases that
 * tell which drivers are alive. The way in is {@link
 * org.hsicgpbo.driver.store.postgres.PostgresArchive}.
 *
 * <p>Nothing outside refers to the classes of PostgreSQL and of the connection pool, so that they
 * are loaded only for those who name a server.
 */
@NullMarked
package org.hsicgpbo.driver.store.postgres;

import org.jspecify.annotations.NullMarked;
