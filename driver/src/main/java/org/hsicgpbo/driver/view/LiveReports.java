package org.hsicgpbo.driver.view;

import java.util.List;

/** What drivers tell of themselves and of the trials that they train at this moment. */
public interface LiveReports {
  /** Nobody tells anything. */
  LiveReports NONE =
      new LiveReports() {
        @Override
        public List<RunningView> running(String study) {
          return List.of();
        }

        @Override
        public List<DriverView> drivers(String study) {
          return List.of();
        }
      };

  /** The trials that are being trained, by number. */
  List<RunningView> running(String study);

  /** The drivers that work on the study or did so. */
  List<DriverView> drivers(String study);
}
