package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
    @TempDir private Path folder;

    @Test
    void withoutAWishTheSeedNamesTheFile() {
        assertThat(new Destination(null, 2).of(1, 43)).isEqualTo(Path.of("scumble-43.png"));
    }

    @ParameterizedTest
    @CsvSource({
        "hill.png, hill.png",
        "hill.PNG, hill.png",
        "hill, hill.png",
        "hill-v1.5, hill-v1.5.png",
        ".png, .png.png"
    })
    void aFileIsAPng(String wish, String name) {
        assertThat(new Destination(folder.resolve(wish).toString(), 1).of(0, 7))
                .isEqualTo(folder.resolve(name));
    }

    @Test
    void severalAreNumbered() {
        Destination destination = new Destination(folder.resolve("hill.png").toString(), 2);

        assertThat(destination.of(0, 7)).isEqualTo(folder.resolve("hill-1.png"));
        assertThat(destination.of(1, 8)).isEqualTo(folder.resolve("hill-2.png"));
    }

    @Test
    void aFolderTakesFilesNamedByTheirSeeds() {
        assertThat(new Destination(folder.toString(), 1).of(0, 7))
                .isEqualTo(folder.resolve("scumble-7.png"));
        assertThat(new Destination(folder + "/missing/", 1).of(0, 7))
                .isEqualTo(folder.resolve("missing").resolve("scumble-7.png"));
    }
}
