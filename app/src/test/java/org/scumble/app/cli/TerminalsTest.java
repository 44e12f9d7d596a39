package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalsTest {
    @AfterEach
    void forget() {
        System.clearProperty(Terminals.PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLauncherKnowsBest(boolean terminal) {
        System.setProperty(Terminals.PROPERTY, Boolean.toString(terminal));

        assertThat(Terminals.showErrors()).isEqualTo(terminal);
    }
}
