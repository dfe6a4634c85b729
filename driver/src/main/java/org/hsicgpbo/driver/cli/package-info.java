/** The commands of the program. */
@NullMarked
package org.hsicgpbo.driver.cli;

import org.jspecify.annotations.NullMarked;
