package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;

class TokenMeterTest {
    private final FormViewModel form = Forms.form();

    @Test
    void countsWithTheChosenModelAsSoonAsItIsRead() {
        TokenMeter meter = meter((model, prompt) -> new TokenCount(prompt.length(), 75));
        form.promptProperty().set("hill");
        form.modelProperty().set(Forms.unread("dream"));
        assertThat(meter.countProperty().get()).isEqualTo(TokenCount.NONE);

        form.modelProperty().set(Forms.ready("dream"));
        assertThat(meter.countProperty().get()).isEqualTo(new TokenCount(4, 75));
        form.promptProperty().set("hills");
        assertThat(meter.countProperty().get()).isEqualTo(new TokenCount(5, 75));
    }

    @Test
    void aCountThatFailsIsNone() {
        TokenMeter meter =
                meter(
                        (model, prompt) -> {
                            if (prompt.isEmpty()) {
                                return new TokenCount(1, 75);
                            }
                            throw new EngineException(
                                    EngineException.Reason.BAD_FILE, "It is damaged.");
                        });
        form.modelProperty().set(Forms.ready("dream"));
        assertThat(meter.countProperty().get()).isEqualTo(new TokenCount(1, 75));

        form.promptProperty().set("hill");
        assertThat(meter.countProperty().get()).isEqualTo(TokenCount.NONE);
    }

    private TokenMeter meter(TokenCounter counter) {
        return new TokenMeter(
                form.promptProperty(), form.modelProperty(), counter, Tasks.synchronous());
    }
}
