/** Studies of many trials, to measure how long commands take on them. */
@NullMarked
package org.hsicgpbo.driver.load;

import org.jspecify.annotations.NullMarked;
