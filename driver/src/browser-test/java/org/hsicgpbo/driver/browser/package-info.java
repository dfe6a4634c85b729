/**
 * Tests of the dashboard's pages in a real browser: Chromium without a window, led by Playwright.
 *
 * <p>{@link org.hsicgpbo.driver.browser.Chromium} starts one browser for all of them; each test
 * gets a {@link org.hsicgpbo.driver.browser.Visitor} of its own, which also notes whatever no page
 * may do: errors on the console, refused scripts or styles, requests to anywhere but the dashboard.
 * {@link org.hsicgpbo.driver.browser.Night} is a storage with studies in every state behind a real
 * dashboard.
 */
@NullMarked
package org.hsicgpbo.driver.browser;

import org.jspecify.annotations.NullMarked;
