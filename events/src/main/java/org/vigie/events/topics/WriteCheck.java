package org.vigie.events.topics;

/**
 * Looks at every record before it is written. None in production; the test jar brings one that
 * validates records against their schemas, so that no test can write a record that breaks the
 * contract.
 */
public interface WriteCheck {
  /**
   * @param json the record as it will be written
   * @throws IllegalStateException when the record breaks the contract
   */
  void check(Class<?> type, byte[] json);
}
