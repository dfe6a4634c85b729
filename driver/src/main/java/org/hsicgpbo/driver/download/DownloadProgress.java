package org.hsicgpbo.driver.download;

/** Is told how a download goes on. */
public interface DownloadProgress {
  /** Tells nobody. */
  DownloadProgress NONE =
      new DownloadProgress() {
        @Override
        public void started(String file, String host, long present, long total) {}

        @Override
        public void advanced(long present) {}

        @Override
        public void ended() {}

        @Override
        public void note(String message) {}
      };

  /**
   * Bytes begin to come.
   *
   * @param file its name
   * @param host where they come from
   * @param present how many bytes are there from an earlier attempt
   * @param total how many there will be; −1 if nobody knows
   */
  void started(String file, String host, long present, long total);

  /** So many bytes are there. */
  void advanced(long present);

  /** No more bytes come, for better or worse. */
  void ended();

  /** Something that a person may want to know, such as that the next mirror is tried. */
  void note(String message);
}
