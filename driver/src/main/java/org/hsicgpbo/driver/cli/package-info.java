/**
 * The commands of the program, read by picocli.
 *
 * <p>{@link org.hsicgpbo.driver.cli.Main} holds what all commands share: where studies are stored,
 * how a failure is told, how the process ends. Every command is a class that turns its arguments
 * into calls of the other packages and returns an {@link org.hsicgpbo.driver.cli.ExitCode}; a
 * failure is an exception that {@link org.hsicgpbo.driver.cli.FailureHandler} turns into one clear
 * message.
 */
@NullMarked
package org.hsicgpbo.driver.cli;

import org.jspecify.annotations.NullMarked;
