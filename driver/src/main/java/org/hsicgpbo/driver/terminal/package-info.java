/** What a person sees while a study runs. */
@NullMarked
package org.hsicgpbo.driver.terminal;

import org.jspecify.annotations.NullMarked;
