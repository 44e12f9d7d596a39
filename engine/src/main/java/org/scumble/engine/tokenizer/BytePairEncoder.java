package org.scumble.engine.tokenizer;

import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Byte-pair encoding of one word: its bytes, each a symbol, are joined pair by pair, the earliest
/// learnt pair first and the leftmost of equals, until no neighbours form a known pair.
///
/// @param inner the token of each of the 256 bytes inside a word
/// @param last the token of each of the 256 bytes at a word's end
/// @param merges what two neighbouring tokens become, by [#pair]
record BytePairEncoder(int[] inner, int[] last, Map<Long, Merge> merges) {

    /// @param rank how early the pair was learnt; lower goes first
    /// @param token the token of the joined pair
    record Merge(int rank, int token) {}

    /// Two neighbours that could be joined, as they were when queued.
    private record Candidate(Merge merge, int left, int right, long pair)
            implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byRank = Integer.compare(merge.rank, other.merge.rank);
            return byRank != 0 ? byRank : Integer.compare(left, other.left);
        }
    }

    static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    /// The highest token there is.
    int highestToken() {
        IntStream bytes = IntStream.concat(IntStream.of(inner), IntStream.of(last));
        IntStream joined = merges.values().stream().mapToInt(Merge::token);
        return IntStream.concat(bytes, joined).max().orElseThrow();
    }

    /// The tokens of a word of at least one byte.
    int[] encode(byte[] word) {
        return new Symbols(word).mergeAll();
    }

    /// The word's symbols as a linked list in arrays, so that joining two costs no shifting: a word
    /// of n bytes takes n log n steps however long it is.
    private final class Symbols {
        private static final int NONE = -1;

        private final int[] token;
        private final int[] next;
        private final int[] previous;
        private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

        Symbols(byte[] word) {
            int end = word.length - 1;
            token = IntStream.rangeClosed(0, end).map(i -> inner[word[i] & 0xff]).toArray();
            token[end] = last[word[end] & 0xff];
            next = IntStream.rangeClosed(0, end).map(i -> i == end ? NONE : i + 1).toArray();
            previous = IntStream.rangeClosed(0, end).map(i -> i - 1).toArray();
            for (int i = 0; i < end; i++) {
                offer(i, i + 1);
            }
        }

        int[] mergeAll() {
            for (Candidate best = queue.poll(); best != null; best = queue.poll()) {
                if (isCurrent(best)) {
                    join(best);
                }
            }
            return IntStream.iterate(0, i -> i != NONE, i -> next[i]).map(i -> token[i]).toArray();
        }

        private void offer(int left, int right) {
            if (left == NONE || right == NONE) {
                return;
            }
            long pair = pair(token[left], token[right]);
            Merge merge = merges.get(pair);
            if (merge != null) {
                queue.add(new Candidate(merge, left, right, pair));
            }
        }

        private boolean isCurrent(Candidate candidate) {
            return next[candidate.left] == candidate.right
                    && pair(token[candidate.left], token[candidate.right]) == candidate.pair;
        }

        private void join(Candidate best) {
            int after = next[best.right];
            token[best.left] = best.merge.token;
            next[best.left] = after;
            next[best.right] = NONE;
            if (after != NONE) {
                previous[after] = best.left;
            }
            offer(previous[best.left], best.left);
            offer(best.left, after);
        }
    }
}
