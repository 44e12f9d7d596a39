package org.scumble.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);
    private final List<String> answers = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Latest<Integer> questions =
            Latest.answering(
                    tasks,
                    question -> "ten by " + question + " is " + 10 / question,
                    answers::add,
                    e -> failures.add(e.getClass().getSimpleName()));

    @Test
    void onlyTheNewestQuestionIsAnswered() {
        questions.offer(1);
        questions.offer(5);
        work();

        assertThat(answers).containsExactly("ten by 5 is 2");
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsReportedAndTheNextOneIsAnswered() {
        questions.offer(0);
        work();
        questions.offer(2);
        work();

        assertThat(failures).containsExactly("ArithmeticException");
        assertThat(answers).containsExactly("ten by 2 is 5");
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }
}
