package org.scumble.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.HostTensor;

class OutputsTest {
    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        Map<String, HostTensor> tensors = new HashMap<>();
        tensors.put("picture", HostTensor.scalar(1f));
        Outputs outputs = new Outputs(tensors);
        tensors.clear();

        assertThat(outputs.has("picture")).isTrue();
        assertThat(outputs.has("pooled")).isFalse();
        assertThat(outputs.get("picture")).isEqualTo(HostTensor.scalar(1f));
        assertThatThrownBy(() -> outputs.get("pooled"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pooled")
                .hasMessageContaining("picture");
    }
}
