package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.lora.LoraDetailsViewModel.Matching;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.weights.Family;

class LoraDetailsViewModelTest {
    @TempDir Path home;
    private LoraFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new LoraFixture(home);
        fixture.write("ink");
        fixture.write("wide", Map.of("family", "SDXL"));
        fixture.write("partly-oil");
        fixture.write("broken");
        fixture.choose(Family.SD1);
        fixture.begin();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theChosenOneIsComparedWithTheModel() {
        choose("ink");
        assertThat(verdict()).isEqualTo(Verdict.FITS);
        choose("wide");
        assertThat(verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
        choose("partly-oil");
        assertThat(verdict()).isEqualTo(Verdict.FITS_PARTLY);
    }

    @Test
    void whatCannotBeReadIsNotCompared() {
        choose("broken");
        assertThat(matching()).isEqualTo(new Matching.Idle());
    }

    @Test
    void anotherModelIsComparedAnew() throws IOException {
        choose("wide");
        fixture.model.set(null);
        assertThat(matching()).isEqualTo(new Matching.Idle());
        fixture.choose(Family.SD1);
        assertThat(verdict()).isEqualTo(Verdict.DOES_NOT_FIT);
    }

    private void choose(String name) {
        fixture.library().selectedProperty().set(fixture.lora(name));
    }

    private Matching matching() {
        return fixture.studio.details().matchingProperty().get();
    }

    private Verdict verdict() {
        return ((Matching.Known) matching()).report().verdict();
    }
}
