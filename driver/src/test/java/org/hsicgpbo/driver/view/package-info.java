/** Tests of what a person sees of a study. */
@NullMarked
package org.hsicgpbo.driver.view;

import org.jspecify.annotations.NullMarked;
