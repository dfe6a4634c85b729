/**
 * Tables of numbers and categories, read from CSV files. A {@link
 * org.hsicgpbo.trainers.data.table.CsvFile} is walked through twice: the first time the kind of
 * every column is found, the second time a {@link org.hsicgpbo.trainers.data.table.Table} is
 * filled. A {@link org.hsicgpbo.trainers.data.table.TableEncoding}, fitted on the training rows
 * alone, turns its columns into inputs: numbers are standardised, categories become one input for
 * each value, and what is missing is told by an input of its own.
 */
@NullMarked
package org.hsicgpbo.trainers.data.table;

import org.jspecify.annotations.NullMarked;
