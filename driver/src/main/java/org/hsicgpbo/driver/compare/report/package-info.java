/**
 * Comparisons in the forms in which people and programs read them: text, Markdown, LaTeX, CSV, JSON
 * and a page with pictures.
 *
 * <p>{@link org.hsicgpbo.driver.compare.report.ComparisonResult} is what is told; {@link
 * org.hsicgpbo.driver.compare.report.ComparisonTable} holds its table and the sentences below it as
 * plain text, which each form escapes by its own rules.
 */
@NullMarked
package org.hsicgpbo.driver.compare.report;

import org.jspecify.annotations.NullMarked;
