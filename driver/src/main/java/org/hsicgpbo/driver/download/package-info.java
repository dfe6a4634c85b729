/**
 * Fetches published data sets: a {@link org.hsicgpbo.driver.download.SetFetcher} knows which files
 * a set has, a {@link org.hsicgpbo.driver.download.Download} brings one file from the first mirror
 * that gives it. What has come so far lies in a file that ends in {@code .part}; the next attempt
 * goes on behind it. A file gets its name only after its checksum was compared.
 */
@NullMarked
package org.hsicgpbo.driver.download;

import org.jspecify.annotations.NullMarked;
