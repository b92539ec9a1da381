package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PostingsTest {
  private final Postings postings = new Postings();

  @Test
  void findsTheNumbersThatWereAddedAndNotRemoved() {
    var random = new Random(1);
    Map<Integer, Set<Integer>> all = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      int hash = hash(random);
      int number = random.nextInt(2000);
      Set<Integer> numbers = all.computeIfAbsent(hash, _ -> new HashSet<>());
      boolean grows = i / 40_000 % 2 == 0;
      if (random.nextInt(10) < (grows ? 7 : 2) && numbers.add(number)) {
        postings.add(hash, number);
      } else if (numbers.remove(number) || random.nextInt(100) == 0) {
        postings.remove(hash, number);
      }
      if (i % 1000 == 0) {
        all.forEach((each, expected) -> assertThat(numbers(each)).isEqualTo(expected));
        all.forEach((each, some) -> assertThat(postings.has(each, 1)).isEqualTo(!some.isEmpty()));
      }
    }
    all.forEach((hash, numbers) -> numbers.forEach(number -> postings.remove(hash, number)));
    all.keySet().forEach(hash -> assertThat(numbers(hash)).isEmpty());
  }

  /** Frequent and rare hashes, zero and negative ones among them. */
  private static int hash(Random random) {
    int which = (int) Math.pow(3000, random.nextDouble()) - 1;
    return which * 0x1234_5677;
  }

  private Set<Integer> numbers(int hash) {
    var numbers = new TreeSet<Integer>();
    postings.each(hash, number -> assertThat(numbers.add(number)).as("once").isTrue());
    return numbers;
  }
}
