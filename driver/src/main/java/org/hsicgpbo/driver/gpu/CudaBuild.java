package org.hsicgpbo.driver.gpu;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of CUDA is on the class path. Only names of files are looked for; nothing is loaded.
 *
 * @param has whether a file is on the class path
 */
public record CudaBuild(Predicate<String> has) {
  /** ND4J's CUDA backend, in Java. */
  static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  /** One of NVIDIA's libraries, in the jar of the redistributable ones. */
  static final String LIBRARY = "org/bytedeco/cuda/linux-x86_64/libcublas.so.11";

  /** That of this program. */
  public static CudaBuild ofProgram() {
    ClassLoader loader = CudaBuild.class.getClassLoader();
    return new CudaBuild(
        name ->
            loader == null
                ? ClassLoader.getSystemResource(name) != null
                : loader.getResource(name) != null);
  }

  /** What is missing to train on a GPU and how to get it, for people; empty if nothing is. */
  public Optional<String> missing() {
    if (!has.test(BACKEND)) {
      return Optional.of(
          "This program was built without CUDA. './hsic-gpbo run … --backend cuda' builds it with CUDA (so does HSIC_GPBO_BACKEND=cuda, or mvn -Pcuda package); that downloads about 2.4 GB.");
    }
    return has.test(LIBRARY)
        ? Optional.empty()
        : Optional.of(
            "ND4J's CUDA backend is on the class path, but NVIDIA's libraries (libcublas.so.11, libcusolver.so.11) are not. Build with 'mvn -Pcuda package', which brings them.");
  }
}
