package org.vigie.alerts.deliver;

import java.time.Instant;
import org.vigie.alerts.deliver.Ledger.StoryHere;
import org.vigie.events.Notification;

/** A notification on its way. Changed by its line's thread alone, once it has been added. */
final class Delivery {
  private final Notification notification;
  private final int partition;
  private final Instant taken;
  private final StoryHere story;
  private Instant notBefore;
  private boolean doubtful;
  private int failures;

  private Delivery(Notification notification, int partition, Instant taken) {
    this.notification = notification;
    this.partition = partition;
    this.taken = taken;
    this.story = StoryHere.of(notification);
    this.notBefore = taken;
  }

  /** One that surely was never tried. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken);
  }

  /**
   * One that may have been tried before.
   *
   * @param settleFrom when no lost call can be travelling any more
   */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    var delivery = new Delivery(notification, partition, taken);
    delivery.doubtful = true;
    delivery.notBefore = settleFrom;
    return delivery;
  }

  Notification notification() {
    return notification;
  }

  int partition() {
    return partition;
  }

  /** When the courier took it. */
  Instant taken() {
    return taken;
  }

  StoryHere story() {
    return story;
  }

  Instant notBefore() {
    return notBefore;
  }

  void waitUntil(Instant time) {
    notBefore = time;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  /** Stays in doubt until it is settled, whatever later calls say. */
  void doubt() {
    doubtful = true;
  }

  /** How often it failed, this one included. */
  int failed() {
    return ++failures;
  }
}
