/**
 * Processes of others, and what becomes of them: each is started in a session of its own, read
 * without ever waiting for us, watched for its memory, and ended together with everything that it
 * has started.
 *
 * <pre>
 * ChildProcesses ── start ──► ChildProcess   its outputs as lines; end, kill
 *       │                          │
 *       │                       Family       who belongs to it: children, its session, its mark
 *       ├── MemoryWatch                      ends a family that takes more than it may
 *       └── Guardian                         ends all families when this process was killed
 * </pre>
 *
 * <p>Who belongs to a process is read from {@code /proc} on Linux. Elsewhere only descendants are
 * known that Java finds, there are no sessions, no guardian and no memory limit.
 */
@NullMarked
package org.hsicgpbo.driver.process;

import org.jspecify.annotations.NullMarked;
