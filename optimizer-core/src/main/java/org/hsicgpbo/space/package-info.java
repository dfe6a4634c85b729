/**
 * The search space: which hyperparameters there are, how each is distributed, when each is active.
 *
 * <p>Every {@link org.hsicgpbo.space.Hyperparameter} maps a uniform variable U in [0,1) to its
 * value by the inverse of its cumulative distribution function, so that analysis and optimization
 * work on U alone and the choice of distribution does not bias a comparison (Novello et al. 2023,
 * section 3). A {@link org.hsicgpbo.space.SearchSpace} joins hyperparameters with their activation
 * conditions and decodes a {@link org.hsicgpbo.space.UnitPoint} to a {@link
 * org.hsicgpbo.space.Configuration}:
 *
 * <pre>{@code
 * SearchSpace space =
 *     SearchSpace.of(
 *         new BooleanHyperparameter("dropout"),
 *         new RealHyperparameter("dropout-rate", 0.0, 0.5).when("dropout", Value.of(true)));
 * Configuration configuration = space.decode(new UnitPoint(0.7, 0.5)); // dropout=true, dropout-rate=0.25
 * }</pre>
 *
 * <p>A {@link org.hsicgpbo.space.Constraint} tells configurations that may be trained from those
 * that may not:
 *
 * <pre>{@code
 * SearchSpace small =
 *     space.where(
 *         Constraint.of("rate <= 0.2", c -> c.get("dropout-rate").stream().allMatch(r -> r.asNumber() <= 0.2)));
 * small.admits(new UnitPoint(0.7, 0.5)); // false: dropout-rate=0.25
 * small.sample(random); // never above 0.2
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.space;

import org.jspecify.annotations.NullMarked;
