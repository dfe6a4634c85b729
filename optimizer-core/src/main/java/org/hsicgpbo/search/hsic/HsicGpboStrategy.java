package org.hsicgpbo.search.hsic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hsicgpbo.search.BayesianProposer;
import org.hsicgpbo.search.PlannedStage;
import org.hsicgpbo.search.ProposalSettings;
import org.hsicgpbo.search.ProposerOptions;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.search.Stages;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * HSIC-GPBO (Novello et al. 2023, section 5) with soft selection: a random sample is analysed, each
 * hyperparameter gets a {@linkplain org.hsicgpbo.sensitivity.Role role}, and {@linkplain Stage
 * stages} of Bayesian optimization follow. {@link HsicGpboSettings#paper} are the published steps.
 */
public final class HsicGpboStrategy implements SearchStrategy {
  private final SearchSpace space;
  private final long seed;
  private final HsicGpboSettings settings;
  private final Roles roles;
  private final BayesianProposer proposer;

  /**
   * HSIC-GPBO of a space.
   *
   * @param seed seed of the study
   * @throws IllegalArgumentException if an override is of no hyperparameter of the space, or the
   *     overrides leave nothing that its constraints admit
   */
  public HsicGpboStrategy(SearchSpace space, long seed, HsicGpboSettings settings) {
    settings
        .overrides()
        .keySet()
        .forEach(
            name -> {
              if (!space.contains(name)) {
                throw new IllegalArgumentException(
                    "The role of hyperparameter (%s) is given, but the space has none of that name."
                        .formatted(name));
              }
            });
    if (!RoleOverride.areFeasible(space, settings.overrides())) {
      throw new IllegalArgumentException(
          "The roles given leave no configuration that satisfies the constraints (%s)."
              .formatted(
                  space.constraints().stream()
                      .map(Constraint::text)
                      .collect(Collectors.joining("; "))));
    }
    this.space = space;
    this.seed = seed;
    this.settings = settings;
    this.roles = new Roles(space, seed, settings);
    this.proposer =
        new BayesianProposer(space, ProposerOptions.defaults().with(settings.earlier()));
  }

  @Override
  public String name() {
    return "hsic-gpbo";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    StageSchedule.Turn turn =
        schedule(state.expectedTrials().orElse(settings.schedule().trials()))
            .turnOf(state.trialNumber());
    List<RoleDecision> decisions =
        turn.stage() instanceof WarmUp ? List.of() : roles.of(state.told());
    Move move =
        turn.stage()
            .next(
                new Standing(
                    space,
                    seed,
                    state,
                    decisions,
                    roles.allowed(),
                    settings.tradeOff(),
                    turn.remaining()));
    UnitPoint point = point(move, state, decisions);
    // Where there is nothing to confirm, the search of the stage before goes on under its name.
    boolean searchesOn = turn.stage() instanceof Confirm && move instanceof Move.Improve;
    String label = searchesOn ? new ReOpen().label() : turn.stage().label();
    return new Suggestion(point, space.decode(point), label);
  }

  /** The stages, if there will be no more than so many trials. */
  private StageSchedule schedule(int expectedTrials) {
    return settings
        .schedule()
        .within(expectedTrials, SensitivityAnalyzer.smallestSample(settings.goal()));
  }

  @Override
  public List<PlannedStage> plan(int trials) {
    return schedule(trials).plan();
  }

  private UnitPoint point(Move move, SearchState state, List<RoleDecision> decisions) {
    if (move instanceof Move.Take take) {
      return take.point();
    }
    Move.Improve improve = (Move.Improve) move;
    return proposer.propose(
        state,
        improve.known(),
        new ProposalSettings(
            roles.bounded(improve.region()),
            lengthscaleShifts(decisions),
            improve.aim(),
            TrialSeeds.suggestion(seed, state.trialNumber())));
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return settings.schedule().stages().stream()
        .map(
            stage ->
                Stages.report(
                    told,
                    stage.label(),
                    stage.purpose(),
                    stage.usesRoles() ? roles.of(told) : List.of()))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The ranking as prior: log 2 · (2p − 1) for the p-value p of a hyperparameter, so that its
   * median lengthscale is halved where it surely matters, doubled where nothing speaks for it, and
   * unmoved where p is missing or one half. Our choice.
   */
  private double[] lengthscaleShifts(List<RoleDecision> decisions) {
    Map<String, HsicIndex> evidence =
        decisions.stream()
            .map(RoleDecision::evidence)
            .collect(Collectors.toMap(HsicIndex::hyperparameter, Function.identity()));
    double[] shifts = new double[space.dimensions()];
    for (int i = 0; i < shifts.length; i++) {
      HsicIndex index = evidence.get(space.get(i).name());
      if (index != null && Double.isFinite(index.pValue())) {
        shifts[i] = settings.evidenceWeight() * Math.log(2) * (2 * index.pValue() - 1);
      }
    }
    return shifts;
  }
}
