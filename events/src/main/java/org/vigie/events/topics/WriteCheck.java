package org.vigie.events.topics;

/**
 * Checks every record before it is written; found by {@link java.util.ServiceLoader}. Production
 * has none. The test jar has one that validates records against their schemas.
 */
public interface WriteCheck {
  /**
   * @param json the record's bytes
   * @throws IllegalStateException if the record breaks the contract
   */
  void check(Class<?> type, byte[] json);
}
