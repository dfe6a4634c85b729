package org.hsicgpbo.driver.dashboard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All who read the same events. */
final class Audience {
  private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();

  void add(EventReader reader) {
    readers.add(reader);
  }

  void remove(EventReader reader) {
    readers.remove(reader);
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  int size() {
    return readers.size();
  }

  /** Sends the same bytes to all; nobody is waited for. */
  void send(byte[] event) {
    readers.forEach(reader -> reader.send(event));
  }

  /** Ends all streams. */
  void end() {
    readers.forEach(EventReader::end);
  }
}
