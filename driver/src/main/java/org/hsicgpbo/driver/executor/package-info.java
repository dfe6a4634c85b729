/**
 * Executors that train elsewhere than in workers of this machine: what the program asks of a module
 * that brings one. The program itself has none.
 *
 * <p>A module implements {@link org.hsicgpbo.driver.executor.ExecutorProvider} and names it in
 * {@code META-INF/services}. With {@code run --executor spark://host:7077} the first provider that
 * knows the address opens a {@link org.hsicgpbo.driver.executor.RemoteExecutor}, and everything
 * else of the program goes on as if the trials were trained here.
 */
@NullMarked
package org.hsicgpbo.driver.executor;

import org.jspecify.annotations.NullMarked;
