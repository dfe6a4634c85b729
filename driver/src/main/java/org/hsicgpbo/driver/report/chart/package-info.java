/**
 * The pictures of reports: rows of figures from trials and analyses, put into the Vega-Lite
 * specifications that lie beside this package as JSON resources. Nothing is drawn here; the page
 * draws them as SVG.
 */
@org.jspecify.annotations.NullMarked
package org.hsicgpbo.driver.report.chart;
