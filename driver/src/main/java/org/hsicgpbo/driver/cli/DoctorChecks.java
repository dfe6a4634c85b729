package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.doctor.BackendCheck;
import org.hsicgpbo.driver.doctor.Check;
import org.hsicgpbo.driver.doctor.DataCheck;
import org.hsicgpbo.driver.doctor.GpuCheck;
import org.hsicgpbo.driver.doctor.JavaCheck;
import org.hsicgpbo.driver.doctor.MemoryCheck;
import org.hsicgpbo.driver.doctor.ProcessorCheck;
import org.hsicgpbo.driver.doctor.ServerCheck;
import org.hsicgpbo.driver.doctor.StorageCheck;
import org.hsicgpbo.driver.doctor.WorkerCheck;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedSets;

/** What {@code doctor} looks at. */
final class DoctorChecks {
  private final Workshop workshop;
  private final ApplicationFolders folders;

  /**
   * Nothing is looked at yet.
   *
   * @param folders those of the user, in which logs lie
   */
  DoctorChecks(Workshop workshop, ApplicationFolders folders) {
    this.workshop = workshop;
    this.folders = folders;
  }

  /** All of them. */
  List<Check> all(BackendRequest request, DataFolders data, StorageAddress storage) {
    Path logs = folders.logFile(DoctorStudy.NAME).resolveSibling(DoctorStudy.NAME);
    return List.of(
        JavaCheck.ofProcess(),
        ProcessorCheck.ofMachine(),
        MemoryCheck.ofMachine(),
        new BackendCheck(CudaBuild.ofProgram(), request.wish()),
        new GpuCheck(NvidiaSmi.ofPath(), System.getenv(), request.wish()),
        new DataCheck(PublishedSets.all(), data),
        storageCheck(storage),
        new WorkerCheck(
            () -> DoctorStudy.train(workshop.place(request), data, logs), System::nanoTime, logs));
  }

  private Check storageCheck(StorageAddress storage) {
    Runnable open = () -> workshop.open(storage, notice -> {}).close();
    return storage instanceof StorageAddress.SqliteFile sqlite
        ? new StorageCheck(sqlite.file(), open)
        : new ServerCheck(storage.toString(), open);
  }
}
