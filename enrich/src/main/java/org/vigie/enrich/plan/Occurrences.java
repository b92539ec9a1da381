package org.vigie.enrich.plan;

import java.util.Arrays;
import java.util.List;
import org.vigie.enrich.text.Token;

/**
 * The intervals of nodes in one text of an article. All are in two arrays, one node's after the
 * other's. The intervals of a node are computed when they are first needed. Can be used again for
 * another text, so that nothing is allocated. Not thread-safe.
 */
final class Occurrences {
  /** Maximum number of intervals that are kept for other queries: 16 MB. An estimate. */
  private static final int MOST = 2_000_000;

  private final Node[] nodes;
  private final ListOptions options;

  /** For each list, the options that the words of the text name. */
  private final NumberLists named;

  /** The range of each node's intervals; valid if the node's stamp is the current one. */
  private final int[] firsts;

  private final int[] lasts;
  private final int[] stamps;
  private int stamp;

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int size;

  /** The nodes of the words that occur, in the order of the text, and the position of each. */
  private int[] words = new int[128];

  private int[] wordPositions = new int[128];
  private int occurring;

  private List<Token> tokens = List.of();

  /** The position of each token: its index plus the gaps up to it. */
  private int[] positions = new int[128];

  private long[] merged = new long[64];
  private int merging;

  Occurrences(Node[] nodes, ListOptions options) {
    this.nodes = nodes;
    this.options = options;
    named = new NumberLists(nodes.length);
    firsts = new int[nodes.length];
    lasts = new int[nodes.length];
    stamps = new int[nodes.length];
  }

  /** Begins a new text. Its words must be added next, then {@link #prepare} called. */
  void begin(List<Token> text) {
    tokens = text;
    occurring = 0;
    if (positions.length < text.size()) {
      positions = new int[text.size()];
    }
    int position = -1;
    for (int i = 0; i < text.size(); i++) {
      position += 1 + text.get(i).gap();
      positions[i] = position;
    }
  }

  /**
   * Notes that the token at this index matches these words, given by the numbers of their nodes.
   */
  void addWords(int[] numbers, int token) {
    for (int word : numbers) {
      if (occurring == words.length) {
        words = Arrays.copyOf(words, 2 * occurring);
        wordPositions = Arrays.copyOf(wordPositions, 2 * occurring);
      }
      words[occurring] = word;
      wordPositions[occurring++] = positions[token];
    }
  }

  /** Sorts the words' positions by word, and forgets the intervals of all other nodes. */
  void prepare() {
    nextStamp();
    for (int i = 0; i < occurring; i++) {
      int word = words[i];
      lasts[word] = stamps[word] == stamp ? lasts[word] + 1 : 1;
      firsts[word] = -1;
      stamps[word] = stamp;
    }
    size = 0;
    named.clear();
    reserve(occurring);
    for (int i = 0; i < occurring; i++) {
      int word = words[i];
      if (firsts[word] < 0) {
        nameOptions(word);
        firsts[word] = size;
        size += lasts[word];
        lasts[word] = firsts[word];
      }
      int at = lasts[word]++;
      starts[at] = wordPositions[i];
      ends[at] = wordPositions[i];
    }
  }

  private void nameOptions(int word) {
    int[] pairs = options.named(word);
    for (int i = 0; i < pairs.length; i += 2) {
      named.add(pairs[i], pairs[i + 1]);
    }
  }

  /** True if so many intervals are kept that they should be forgotten with {@link #prepare}. */
  boolean isFull() {
    return size > MOST;
  }

  /** True if the node has an interval. Computes its intervals if that was not done before. */
  boolean has(int node) {
    if (occurring == 0) {
      return false;
    }
    if (stamps[node] != stamp) {
      boolean possible = nodes[node].isPossible(this, node);
      firsts[node] = size;
      if (possible) {
        nodes[node].find(this, node);
      }
      lasts[node] = size;
      stamps[node] = stamp;
    }
    return lasts[node] > firsts[node];
  }

  /** Returns the index of the node's first interval; {@link #last} is one after its last. */
  int first(int node) {
    return firsts[node];
  }

  int last(int node) {
    return lasts[node];
  }

  /** Returns the position of an interval's first word; {@link #end} is that of its last word. */
  int start(int interval) {
    return starts[interval];
  }

  int end(int interval) {
    return ends[interval];
  }

  void add(int start, int end) {
    reserve(1);
    starts[size] = start;
    ends[size++] = end;
  }

  /** True if one of the list's options has an interval. Computes the intervals of all. */
  boolean hasOption(int list) {
    boolean has = false;
    for (int option : options.others(list)) {
      has |= has(option);
    }
    for (int link = named.first(list); link > 0; link = named.next(link)) {
      has |= has(named.value(link));
    }
    return has;
  }

  /** Adds the intervals of the list's options that don't contain another one of them. */
  void addShortestOption(int list) {
    merging = 0;
    for (int option : options.others(list)) {
      merge(option);
    }
    for (int link = named.first(list); link > 0; link = named.next(link)) {
      merge(named.value(link));
    }
    Arrays.sort(merged, 0, merging);
    int furthest = -1;
    for (int i = 0; i < merging; i++) {
      int start = Integer.MAX_VALUE - (int) merged[i];
      if (start > furthest) {
        add(start, (int) (merged[i] >>> 32));
        furthest = start;
      }
    }
  }

  private void merge(int option) {
    int count = lasts[option] - firsts[option];
    if (merged.length < merging + count) {
      merged = Arrays.copyOf(merged, Math.max(merging + count, 2 * merged.length));
    }
    for (int i = firsts[option]; i < lasts[option]; i++) {
      // why: sorted by end, and by the later start if that is equal.
      merged[merging++] = (long) ends[i] << 32 | (Integer.MAX_VALUE - starts[i]);
    }
  }

  /** Returns the index of the first code unit of an interval's first word. */
  int startOffset(int interval) {
    return token(starts[interval]).start();
  }

  /** Returns the index after the last code unit of an interval's last word. */
  int endOffset(int interval) {
    return token(ends[interval]).end();
  }

  /** Returns the position of the word with this index in the text. */
  int position(int token) {
    return positions[token];
  }

  /** True if no word is between the words at these positions. */
  boolean areNeighbours(int position, int later) {
    return index(position) + 1 == index(later);
  }

  private Token token(int position) {
    return tokens.get(index(position));
  }

  private int index(int position) {
    return Arrays.binarySearch(positions, 0, tokens.size(), position);
  }

  private void reserve(int more) {
    if (starts.length < size + more) {
      int length = Math.max(size + more, 2 * starts.length);
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
    }
  }

  private void nextStamp() {
    if (++stamp == Integer.MAX_VALUE) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }
}
