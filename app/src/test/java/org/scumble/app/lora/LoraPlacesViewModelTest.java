package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.FakeLoras;
import org.scumble.app.GradientMaker;
import org.scumble.app.notice.Notice;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.PngWriter;

class LoraPlacesViewModelTest {
    @TempDir Path home;
    private LoraFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LoraFixture(home).begin();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anAddedFolderIsReadInPlaceAndRemembered() throws IOException {
        Path file = FakeLoras.write(home.resolve("webui/models/Lora/ink.safetensors"), Map.of());
        fixture.studio.places().add(List.of(home.resolve("webui")));
        assertThat(fixture.lora("ink").file()).isEqualTo(file);
        assertThat(fixture.folders.loras()).isEmptyDirectory();

        fixture.close();
        fixture = new LoraFixture(home).begin();
        assertThat(fixture.lora("ink").file()).isEqualTo(file);
        assertThat(fixture.studio.folders().find("ink")).containsExactly(file);
    }

    @Test
    void whatIsInAFolderTakenOffTheListIsNotCalledMissing() throws IOException {
        FakeLoras.write(home.resolve("mine/ink.safetensors"), Map.of());
        fixture.studio.places().add(List.of(home.resolve("mine")));
        fixture.library().toggleFavourite(fixture.lora("ink"));
        fixture.studio.places().removeFolder(home.resolve("mine"));
        assertThat(fixture.library().shown()).isEmpty();

        fixture.notices.shown().getLast().action().run().run();
        assertThat(fixture.lora("ink").marks().favourite()).isTrue();
    }

    @Test
    void aDroppedFileIsCopiedWithWhatLiesBesideIt() throws IOException {
        Path file = FakeLoras.write(home.resolve("downloads/ink.safetensors"), Map.of());
        PngWriter.write(
                GradientMaker.paint(40, 60, 1),
                Map.of(),
                home.resolve("downloads/ink.preview.png"));
        Files.writeString(
                home.resolve("downloads/ink.civitai.info"), "{\"trainedWords\": [\"bold ink\"]}");
        fixture.studio.places().add(List.of(file));

        Lora ink = fixture.lora("ink");
        assertThat(ink.file()).isEqualTo(fixture.folders.loras().resolve("ink.safetensors"));
        assertThat(ink.file()).hasSameBinaryContentAs(file);
        assertThat(ink.triggerWords()).containsExactly("bold ink");
        assertThat(ink.picture()).isEqualTo(fixture.folders.loras().resolve("ink.preview.png"));
        assertThat(fixture.library().selectedProperty().get()).isEqualTo(ink);
        assertThat(fixture.notices.shown())
                .last()
                .extracting(Notice::title)
                .isEqualTo("LoRA added");
        assertThat(fixture.studio.places().copyingProperty().get()).isNull();
    }

    @Test
    void theSameFileIsCopiedOnceAndAnotherOfItsNameGetsANumber() throws IOException {
        Path file = FakeLoras.write(home.resolve("a/ink.safetensors"), Map.of());
        Path other = FakeLoras.write(home.resolve("b/ink.safetensors"), Map.of("author", "other"));
        fixture.studio.places().add(List.of(file, file, other));

        assertThat(fixture.library().shown())
                .extracting(Lora::name)
                .containsExactly("ink", "ink-2");
    }

    @Test
    void aFileInOneOfTheFoldersIsNotCopied() throws IOException {
        Path file = FakeLoras.write(home.resolve("mine/ink.safetensors"), Map.of());
        fixture.studio.places().add(List.of(home.resolve("mine"), file));

        assertThat(fixture.library().shown()).extracting(Lora::file).containsExactly(file);
    }

    @Test
    void whatIsNoAdapterIsNotCopiedAndTheReasonIsShown() throws IOException {
        Path file = FakeLoras.write(home.resolve("downloads/broken.safetensors"), Map.of());
        fixture.studio.places().add(List.of(file));

        assertThat(fixture.folders.loras()).isEmptyDirectory();
        assertThat(fixture.notices.shown())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.title())
                                    .isEqualTo("broken.safetensors was not added");
                            assertThat(notice.text()).contains("Fetch the file again");
                        });
    }

    @Test
    void aChosenCoverIsKeptAsASmallCopyUntilItIsGivenUp() throws IOException {
        fixture.write("ink");
        fixture.library().refresh();
        Path picture = home.resolve("picture.png");
        PngWriter.write(GradientMaker.paint(1120, 700, 1), Map.of(), picture);
        fixture.library().setCover(fixture.lora("ink"), picture);
        Files.delete(picture);

        Path cover = fixture.lora("ink").picture();
        assertThat(ImageCodec.bounds(cover).width()).isEqualTo(560);
        assertThat(ImageCodec.bounds(cover).height()).isEqualTo(350);
        fixture.library().setCover(fixture.lora("ink"), null);
        assertThat(fixture.lora("ink").picture()).isNull();
        assertThat(cover).doesNotExist();
    }
}
