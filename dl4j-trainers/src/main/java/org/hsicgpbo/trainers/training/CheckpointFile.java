package org.hsicgpbo.trainers.training;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One file with a state and the arrays that belong to it, and a checksum at its end. It is written
 * under another name and then moved, so that it is never half there.
 *
 * @param path where it is
 */
record CheckpointFile(Path path) {
  /** "hsic" and the version of this layout. */
  private static final long MAGIC = 0x6873_6963_0000_0001L;

  private static final int STATE_BYTES =
      Long.BYTES + 3 * Integer.BYTES + 3 * Double.BYTES + Integer.BYTES;

  /** Writes all. */
  void write(TrainingState state, List<INDArray> arrays) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      CRC32 checksum = new CRC32();
      write(channel, encode(state, arrays.size()), checksum);
      for (INDArray array : arrays) {
        write(channel, length(array), checksum);
        write(channel, bytes(array), checksum);
      }
      write(channel, ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).flip(), checksum);
      channel.force(true);
    }
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads all, the arrays into those given; none of these may be used if it fails.
   *
   * @param optional the last array, which the file may or may not have
   * @throws IOException if the file is damaged or of another network
   */
  TrainingState read(List<INDArray> arrays, java.util.function.Supplier<INDArray> optional)
      throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      CRC32 checksum = new CRC32();
      ByteBuffer head = read(channel, ByteBuffer.allocate(STATE_BYTES), checksum);
      if (head.getLong() != MAGIC) {
        throw new IOException("it is no checkpoint of this version");
      }
      TrainingState state = decode(head);
      int count = head.getInt();
      for (int i = 0; i < count; i++) {
        INDArray array = i < arrays.size() ? arrays.get(i) : optional.get();
        long length = read(channel, ByteBuffer.allocate(Long.BYTES), checksum).getLong();
        if (length != array.length()) {
          throw new IOException("it belongs to another network");
        }
        read(channel, bytes(array), checksum);
      }
      long expected = checksum.getValue();
      if (read(channel, ByteBuffer.allocate(Long.BYTES), checksum).getLong() != expected) {
        throw new IOException("its checksum is wrong");
      }
      return state;
    }
  }

  private static ByteBuffer encode(TrainingState state, int arrays) {
    return ByteBuffer.allocate(STATE_BYTES)
        .putLong(MAGIC)
        .putInt(state.epoch())
        .putInt(state.iteration())
        .putInt(state.bestEpoch())
        .putDouble(state.trainingLoss())
        .putDouble(state.validationError())
        .putDouble(state.bestError())
        .putInt(arrays)
        .flip();
  }

  private static TrainingState decode(ByteBuffer head) {
    int epoch = head.getInt();
    int iteration = head.getInt();
    int bestEpoch = head.getInt();
    return new TrainingState(
        epoch, iteration, head.getDouble(), head.getDouble(), bestEpoch, head.getDouble());
  }

  private static ByteBuffer length(INDArray array) {
    return ByteBuffer.allocate(Long.BYTES).putLong(array.length()).flip();
  }

  /** The memory of the array itself. */
  private static ByteBuffer bytes(INDArray array) {
    return array.isEmpty() ? ByteBuffer.allocate(0) : array.data().asNio();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, CRC32 checksum)
      throws IOException {
    checksum.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer read(FileChannel channel, ByteBuffer bytes, CRC32 checksum)
      throws IOException {
    ByteBuffer whole = bytes.duplicate();
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    checksum.update(whole.duplicate());
    return whole;
  }
}
