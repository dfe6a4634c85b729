/**
 * Studies in one SQLite file: its settings, errors, schema, and the locks of the operating system
 * that tell which drivers are alive. The way in is {@link
 * org.hsicgpbo.driver.store.sqlite.SqliteArchive}.
 */
@NullMarked
package org.hsicgpbo.driver.store.sqlite;

import org.jspecify.annotations.NullMarked;
