/**
 * HSIC-GPBO (Novello et al. 2023, section 5), with its stages as objects that can be read one by
 * one.
 *
 * <ol>
 *   <li>{@link org.hsicgpbo.search.hsic.WarmUp}: a sample, from which hyperparameters are ranked;
 *   <li>{@link org.hsicgpbo.search.hsic.Optimize}: Bayesian optimization with every hyperparameter
 *       in its {@linkplain org.hsicgpbo.search.hsic.Roles role}, weighed against cost;
 *   <li>{@link org.hsicgpbo.search.hsic.FineTune}: what does not drive cost, around the network
 *       that would be recommended;
 *   <li>{@link org.hsicgpbo.search.hsic.ReOpen}: the full space, in turns for a lower error and for
 *       a cheaper network that is as good;
 *   <li>{@link org.hsicgpbo.search.hsic.Confirm}: the candidates trained again from other seeds.
 * </ol>
 *
 * <p>What the user gives of accuracy for a cheap network is a {@link org.hsicgpbo.trial.TradeOff}.
 * {@link org.hsicgpbo.search.hsic.PaperStages} are the published steps without our additions.
 */
@NullMarked
package org.hsicgpbo.search.hsic;

import org.jspecify.annotations.NullMarked;
