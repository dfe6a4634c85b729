/** Durable trials: SQLite through JDBC, schema by Flyway. */
@NullMarked
package org.hsicgpbo.driver.store;

import org.jspecify.annotations.NullMarked;
