package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleAssignment;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.RoleRules;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;
import org.jspecify.annotations.Nullable;

/**
 * HSIC-GPBO (Novello et al. 2023, section 5) with soft selection: a random warm-up is analysed,
 * each hyperparameter gets a role, and three stages of Bayesian optimization follow (see {@link
 * HsicGpboStage}). Roles are decided from the random trials alone: those proposed by optimization
 * are no independent sample of U.
 */
public final class HsicGpboStrategy implements SearchStrategy {
  private static final RoleRules RULES = RoleRules.defaults();

  private final SearchSpace space;
  private final long seed;
  private final Goal goal;
  private final StageSchedule schedule;
  private final BayesianProposer proposer;
  private @Nullable Decided decided;

  /**
   * HSIC-GPBO of a space.
   *
   * @param seed seed of the study
   * @param goal which trials count as good
   * @param schedule how many trials each stage has
   */
  public HsicGpboStrategy(SearchSpace space, long seed, Goal goal, StageSchedule schedule) {
    this(space, seed, goal, schedule, EarlierTrials.none());
  }

  /**
   * HSIC-GPBO of a space with a warm start. The ranking is of this study's own sample: earlier
   * trials enter the Gaussian process alone.
   *
   * @param seed seed of the study
   * @param goal which trials count as good
   * @param schedule how many trials each stage has
   * @param earlier what earlier studies have observed
   */
  public HsicGpboStrategy(
      SearchSpace space, long seed, Goal goal, StageSchedule schedule, EarlierTrials earlier) {
    this.space = space;
    this.seed = seed;
    this.goal = goal;
    this.schedule = schedule;
    this.proposer = new BayesianProposer(space, ProposerOptions.defaults().with(earlier));
  }

  @Override
  public String name() {
    return "hsic-gpbo";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    HsicGpboStage stage = schedule.stageOf(state.trialNumber());
    if (stage == HsicGpboStage.WARM_UP) {
      return RandomDraw.suggest(space, seed, state.trialNumber(), stage.label());
    }
    List<RoleDecision> roles = roles(state.told());
    ProposalSettings settings =
        new ProposalSettings(
            region(stage, roles, state.told()),
            lengthscaleShifts(roles),
            stage == HsicGpboStage.OPTIMIZE ? schedule.optimizeRemaining(state.trialNumber()) : 0,
            state.told().knownCost(),
            TrialSeeds.suggestion(seed, state.trialNumber()));
    UnitPoint point = proposer.propose(state, settings);
    return new Suggestion(point, space.decode(point), stage.label());
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Arrays.stream(HsicGpboStage.values())
        .map(stage -> Stages.report(told, stage.label(), stage.purpose(), decisionsOf(stage, told)))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<RoleDecision> decisionsOf(HsicGpboStage stage, TrialHistory told) {
    return stage == HsicGpboStage.OPTIMIZE || stage == HsicGpboStage.FINE_TUNE
        ? roles(told)
        : List.of();
  }

  /** The roles that the random trials told so far lead to. */
  List<RoleDecision> roles(TrialHistory told) {
    TrialHistory sample = told.ofStage(HsicGpboStage.WARM_UP.label());
    CostMeasure cost = told.knownCost();
    Decided known = decided;
    if (known == null || !known.isOf(sample, cost)) {
      known =
          new Decided(
              sample,
              cost,
              RoleAssignment.assign(
                  new SensitivityAnalyzer(goal, cost, seed).analyze(sample), sample));
      decided = known;
    }
    return known.roles();
  }

  /** The analysis takes longer than a suggestion, and its sample grows only during the warm-up. */
  private record Decided(TrialHistory sample, CostMeasure cost, List<RoleDecision> roles) {
    boolean isOf(TrialHistory other, CostMeasure otherCost) {
      return cost == otherCost && sample.equals(other);
    }
  }

  private SearchRegion region(HsicGpboStage stage, List<RoleDecision> roles, TrialHistory told) {
    return switch (stage) {
      case WARM_UP, RE_OPEN -> SearchRegion.full(space);
      case OPTIMIZE -> cheapRegion(roles);
      case FINE_TUNE ->
          told.best().map(best -> aroundCostOf(best, roles)).orElseGet(() -> cheapRegion(roles));
    };
  }

  private SearchRegion cheapRegion(List<RoleDecision> roles) {
    SearchRegion region = SearchRegion.full(space);
    for (RoleDecision decision : roles) {
      int index = space.indexOf(decision.hyperparameter());
      if (decision.role() instanceof Role.Narrow narrow) {
        region = region.with(index, narrow.interval());
      } else if (decision.role() instanceof Role.SetCheap set) {
        double u = set.interval().centre();
        region = region.with(index, new UnitInterval(u, u));
      }
    }
    return region;
  }

  /** What drives cost stays as in the best trial. */
  private SearchRegion aroundCostOf(FinishedTrial best, List<RoleDecision> roles) {
    UnitPoint point = best.trial().suggestion().point();
    SearchRegion region = SearchRegion.full(space);
    for (RoleDecision decision : roles) {
      int index = space.indexOf(decision.hyperparameter());
      if (drivesCost(decision.evidence()) && point.isActive(index)) {
        region = region.with(index, new UnitInterval(point.get(index), point.get(index)));
      }
    }
    return region;
  }

  private static boolean drivesCost(HsicIndex evidence) {
    return evidence.costPValue() < RULES.significance()
        && evidence.costR2() >= RULES.materialCostR2();
  }

  /**
   * The ranking as prior: log 2 · (2p − 1) for the p-value p of a hyperparameter, so that its
   * median lengthscale is halved where it surely matters, doubled where nothing speaks for it, and
   * unmoved where p is missing or one half. Our choice.
   */
  private double[] lengthscaleShifts(List<RoleDecision> roles) {
    Map<String, HsicIndex> evidence =
        roles.stream()
            .map(RoleDecision::evidence)
            .collect(Collectors.toMap(HsicIndex::hyperparameter, Function.identity()));
    double[] shifts = new double[space.dimensions()];
    for (int i = 0; i < shifts.length; i++) {
      HsicIndex index = evidence.get(space.get(i).name());
      if (index != null && Double.isFinite(index.pValue())) {
        shifts[i] = Math.log(2) * (2 * index.pValue() - 1);
      }
    }
    return shifts;
  }
}
