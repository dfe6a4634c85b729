package org.hsicgpbo.search.hsic;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.Aim;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The published steps after the sample (Novello et al. 2023, section 5), without our additions:
 * hyperparameters are fixed for good by their indices, the process knows the trials of its own
 * stage alone, and cost has no say in the acquisition. Where the paper leaves a choice to the eye,
 * the significance of the index decides (our reading, docs/method.md).
 */
public final class PaperStages {
  private PaperStages() {}

  /** So many trials are drawn at random before a process is fitted, as often in GPBO. */
  private static final int FIRST_DRAWS = 5;

  /** Bayesian optimization of the hyperparameters with a significant index. */
  public record Impactful() implements Stage {
    @Override
    public String label() {
      return "optimize";
    }

    @Override
    public String purpose() {
      return "Bayesian optimization of the hyperparameters with a significant index; what drives cost without one is cheap, "
          + "the others are as in the best network of the sample.";
    }

    @Override
    public boolean usesRoles() {
      return true;
    }

    @Override
    public Move next(Standing standing) {
      SearchRegion region = SearchRegion.full(standing.space());
      for (RoleDecision decision : standing.roles()) {
        int index = standing.space().indexOf(decision.hyperparameter());
        if (decision.role() instanceof Role.SetCheap set) {
          double u = set.interval().centre();
          region = region.with(index, new UnitInterval(u, u));
        } else if (decision.role() instanceof Role.FineTune) {
          region = asInBestOfSample(region, index, standing);
        }
      }
      return improve(region, label(), standing);
    }

    private static SearchRegion asInBestOfSample(
        SearchRegion region, int index, Standing standing) {
      return standing
          .told()
          .ofStage(WarmUp.LABEL)
          .best()
          .map(best -> asIn(best, region, index))
          .orElse(region);
    }
  }

  /** Bayesian optimization of those that were fixed and do not change the cost. */
  public record Remaining() implements Stage {
    @Override
    public String label() {
      return "fine-tune";
    }

    @Override
    public String purpose() {
      return "The significant and the cheap hyperparameters stay as in the best network so far; Bayesian optimization of the others.";
    }

    @Override
    public boolean usesRoles() {
      return true;
    }

    @Override
    public Move next(Standing standing) {
      if (standing.roles().stream().noneMatch(d -> d.role() instanceof Role.FineTune)) {
        // Nothing was left for this stage: what is impactful goes on.
        return new Impactful().next(standing);
      }
      SearchRegion region = SearchRegion.full(standing.space());
      // The sample's best is no network of these steps where anything was set.
      Optional<FinishedTrial> best =
          standing.told().ofStage(new Impactful().label()).best().or(standing.told()::best);
      for (RoleDecision decision : standing.roles()) {
        if (best.isPresent() && !(decision.role() instanceof Role.FineTune)) {
          region = asIn(best.get(), region, standing.space().indexOf(decision.hyperparameter()));
        }
      }
      return improve(region, label(), standing);
    }
  }

  private static SearchRegion asIn(FinishedTrial trial, SearchRegion region, int index) {
    UnitPoint point = trial.point();
    return point.isActive(index)
        ? region.with(index, new UnitInterval(point.get(index), point.get(index)))
        : region;
  }

  /** The process learns from the trials of the stage; before there are some, points are random. */
  private static Move improve(SearchRegion region, String stage, Standing standing) {
    List<FinishedTrial> own = standing.told().ofStage(stage).trials();
    return new Move.Improve(
        region, new Aim.LowestError(), own.size() < FIRST_DRAWS ? List.of() : own);
  }
}
