/**
 * Constraints of study files: expressions over hyperparameters, such as {@code n-units * n-layers
 * <= 4096}, that become {@link org.hsicgpbo.space.Constraint}s of a search space.
 *
 * <pre>{@code
 * ConstraintParser parser = new ConstraintParser(space);
 * ExpressionConstraint small = parser.parse("n-units * n-layers <= 4096");
 * SearchSpace constrained = space.where(small);
 * }</pre>
 *
 * <p>Apache Commons JEXL parses and evaluates. Before it sees anything, {@link
 * org.hsicgpbo.driver.constraint.Lexer} takes the text apart and lets pass only names of the space,
 * numbers, texts, a few operators and functions; names become plain identifiers, because they may
 * hold hyphens and dots, and numbers and texts become variables. So no file, however it was made,
 * reaches a class, a method, a loop or an assignment, and JEXL is configured to refuse these too.
 */
@NullMarked
package org.hsicgpbo.driver.constraint;

import org.jspecify.annotations.NullMarked;
