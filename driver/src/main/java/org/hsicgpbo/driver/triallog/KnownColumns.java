package org.hsicgpbo.driver.triallog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hsicgpbo.trial.CostMeasure;

/** What the names of columns mean in the logs of usual programs. */
final class KnownColumns {
  /** Columns that are the error where nothing else is asked, the first that exists. */
  static final List<String> USUAL_ERRORS =
      List.of(
          "error",
          "value",
          "val_loss",
          "val_error",
          "validation_loss",
          "validation_error",
          "loss",
          "objective");

  static final Set<String> STATES = Set.of("state", "status");

  static final String STAGE = "stage";

  static final String DURATION = "duration";

  static final String TEST_ERROR = "test_error";

  /** Of a trial that was stopped early: our own columns begin as no hyperparameter may. */
  static final String STOPPED_ERROR = "_stopped_error";

  static final String STOPPED_EPOCH = "_stopped_epoch";
  static final String PLANNED_EPOCHS = "_planned_epochs";

  /** Figures of a stored trial that no analysis asks for. */
  static final List<String> DETAILS =
      List.of(TEST_ERROR, STOPPED_ERROR, STOPPED_EPOCH, PLANNED_EPOCHS, "flops", "parameters");

  static final String TRIAL = "trial";
  static final String SEED = "seed";

  /** Whole numbers of up to 64 bits. */
  static final Set<String> EXACT = Set.of(TRIAL, SEED);

  /** Prefixes of hyperparameters in Optuna's and MLflow's tables. */
  static final List<String> HYPERPARAMETER_PREFIXES = List.of("params_", "params.");

  private static final Set<String> BOOKKEEPING =
      Set.of(
          "",
          "number",
          "trial",
          "trial_id",
          "trial_number",
          "id",
          "_id",
          "index",
          "run",
          "run_id",
          "run_name",
          "run_uuid",
          "experiment_id",
          "study_id",
          "study_name",
          "uuid",
          "name",
          "seed",
          "random_seed",
          "random_state",
          "timestamp",
          "time",
          "date",
          "datetime",
          "created",
          "created_at",
          "start",
          "end",
          "start_time",
          "end_time",
          "host",
          "hostname",
          "worker_id",
          "artifact_uri",
          "epoch",
          "iteration",
          "step",
          STAGE,
          DURATION);

  private static final List<String> BOOKKEEPING_PREFIXES =
      List.of("datetime_", "unnamed:", "system_attrs_", "tags.", "_");

  private static final Set<String> COSTS =
      Set.of(
          "flops",
          "macs",
          "parameters",
          "n_parameters",
          "num_parameters",
          "seconds",
          "runtime",
          "_runtime",
          "train_time",
          "training_time",
          "elapsed",
          "cost");

  private static final Pattern RESULT =
      Pattern.compile(
          "((train|training|val|valid|validation|test|best|final|mean|std)[_. -])?(test[_. -])?"
              + "(loss|error|err|acc|accuracy|auc|f1|score|mse|rmse|mae|r2|value|objective|metric)");

  private static final List<String> RESULT_PREFIXES =
      List.of(
          "metrics.",
          "metrics_",
          "values_",
          "value_",
          "user_attrs_",
          "user_attrs.",
          "intermediate_values_",
          "result.",
          "results.");

  private static final Pattern LARGER_IS_BETTER =
      Pattern.compile(".*(acc|accuracy|auc|auroc|f1|score|r2|reward|precision|recall)");

  private KnownColumns() {}

  /** Why a column of that name is no hyperparameter; empty if it may be one. */
  static Optional<String> whyNoHyperparameter(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    if (BOOKKEEPING.contains(plain)
        || STATES.contains(plain)
        || BOOKKEEPING_PREFIXES.stream().anyMatch(plain::startsWith)) {
      return Optional.of("bookkeeping");
    }
    if (COSTS.contains(plain)) {
      return Optional.of("a cost");
    }
    boolean result =
        RESULT.matcher(plain.substring(plain.lastIndexOf('.') + 1)).matches()
            || USUAL_ERRORS.contains(plain)
            || RESULT_PREFIXES.stream().anyMatch(plain::startsWith);
    return result ? Optional.of("a result") : Optional.empty();
  }

  /** Whether figures of that name usually grow as networks get better. */
  static boolean isLargerBetter(String name) {
    return LARGER_IS_BETTER.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * The figure of a cost that a column of that name holds: FLOPs where it names flops or macs,
   * parameters where it names parameters or weights, and otherwise anything that grows with the
   * effort, kept as seconds.
   */
  static CostMeasure costMeasure(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.contains("flop") || plain.contains("macs")) {
      return CostMeasure.FLOPS;
    }
    boolean size = plain.contains("param") || plain.contains("weights");
    return size ? CostMeasure.PARAMETERS : CostMeasure.SECONDS;
  }

  /** The names under which a figure may stand in tables of Optuna, MLflow and nested JSON. */
  static List<String> spellings(String name) {
    return List.of(
        name,
        "values_" + name,
        "value_" + name,
        "user_attrs_" + name,
        "metrics." + name,
        "metrics_" + name,
        "user_attrs." + name,
        "results." + name,
        "result." + name);
  }
}
