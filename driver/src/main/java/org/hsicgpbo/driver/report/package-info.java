/** What a study found, for people and for programs: text, JSON, CSV, HTML. */
@NullMarked
package org.hsicgpbo.driver.report;

import org.jspecify.annotations.NullMarked;
