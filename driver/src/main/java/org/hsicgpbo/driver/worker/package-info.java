/**
 * Trial executors that train in processes of their own: pools of worker JVMs, and any program as
 * the objective.
 */
@NullMarked
package org.hsicgpbo.driver.worker;

import org.jspecify.annotations.NullMarked;
