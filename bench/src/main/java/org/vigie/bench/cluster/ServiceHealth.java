package org.vigie.bench.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** True if a service answers at this address that all its parts work. */
record ServiceHealth(URI ready) implements BooleanSupplier {
  /** Maximum time in ms for an answer. An estimate: the answer takes a few ms. */
  private static final int ANSWER_AT_MOST = 5_000;

  @Override
  public boolean getAsBoolean() {
    try {
      var connection = (HttpURLConnection) ready.toURL().openConnection();
      connection.setConnectTimeout(ANSWER_AT_MOST);
      connection.setReadTimeout(ANSWER_AT_MOST);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
