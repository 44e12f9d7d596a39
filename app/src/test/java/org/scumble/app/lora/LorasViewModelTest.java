package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.FakeLoras;
import org.scumble.app.GradientMaker;
import org.scumble.engine.adapter.AdapterKind;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.weights.Family;

class LorasViewModelTest {
    @TempDir Path home;
    private LoraFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LoraFixture(home);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyFileIsShownByNameAndABadOneSaysWhatIsWrong() throws IOException {
        fixture.write("ink", Map.of("family", "SD1", "words", "ink drawing"));
        fixture.write("broken");
        fixture.write("Brush");
        fixture.begin();

        assertThat(fixture.library().shown())
                .extracting(Lora::name)
                .containsExactly("broken", "Brush", "ink");
        assertThat(fixture.lora("ink").triggerWords()).containsExactly("ink drawing");
        assertThat(fixture.lora("broken").state()).isEqualTo(Lora.State.REFUSED);
        assertThat(fixture.lora("broken").problem()).contains("Fetch the file again");
        assertThat(fixture.notices.shown()).isEmpty();
    }

    @Test
    void aFileThatTripsTheReaderKeepsNoOtherFromBeingRead() throws IOException {
        fixture.write("ink");
        fixture.write("odd", Map.of("kind", "NO SUCH KIND"));
        fixture.begin();

        assertThat(fixture.lora("odd").state()).isEqualTo(Lora.State.REFUSED);
        assertThat(fixture.lora("odd").problem()).contains("odd.safetensors");
        assertThat(fixture.lora("ink").state()).isEqualTo(Lora.State.READY);
    }

    @Test
    void wordsAreLookedForInNamesTagsTriggerWordsAndNotes() throws IOException {
        fixture.write("ink", Map.of("words", "bold outlines"));
        fixture.write("oil");
        fixture.write("chalk");
        fixture.begin();
        fixture.library().mark(fixture.lora("oil"), marks -> marks.withTags(List.of("texture")));
        fixture.library().mark(fixture.lora("chalk"), marks -> marks.withNotes("good for hills"));

        assertThat(found("OUTLINES bold")).containsExactly("ink");
        assertThat(found("text")).containsExactly("oil");
        assertThat(found("hills")).containsExactly("chalk");
        assertThat(found("chal")).containsExactly("chalk");
        assertThat(found("chalk texture")).isEmpty();
        assertThat(found("  ")).hasSize(3);
    }

    private List<String> found(String words) {
        fixture.library().filter().wordsProperty().set(words);
        return fixture.library().shown().stream().map(Lora::name).toList();
    }

    @Test
    void filtersLeaveOutWhatDoesNotPassThem() throws IOException {
        fixture.write("ink", Map.of("family", "SD1"));
        fixture.write("wide", Map.of("family", "SDXL", "kind", "LOCON"));
        fixture.write("any", Map.of());
        fixture.choose(Family.SD1);
        fixture.begin();
        LorasViewModel loras = fixture.library();

        loras.filter().fittingProperty().set(true);
        assertThat(loras.shown()).extracting(Lora::name).containsExactly("any", "ink");
        fixture.choose(Family.SDXL);
        assertThat(loras.shown()).extracting(Lora::name).containsExactly("any", "wide");
        loras.filter().kindProperty().set(Optional.of(AdapterKind.LOCON));
        assertThat(loras.shown()).extracting(Lora::name).containsExactly("wide");
        loras.filter().favouritesProperty().set(true);
        assertThat(loras.shown()).isEmpty();
        assertThat(loras.totalProperty().get()).isEqualTo(3);
    }

    @Test
    void ordersByNameAgeAndSize() throws IOException {
        fixture.write("b", Map.of("author", "with a longer file"));
        fixture.begin();
        fixture.write("a", Map.of());
        fixture.library().refresh();

        fixture.library().filter().orderProperty().set(LoraOrder.LARGEST);
        assertThat(fixture.library().shown()).extracting(Lora::name).containsExactly("b", "a");
        fixture.library().filter().orderProperty().set(LoraOrder.NAME);
        assertThat(fixture.library().shown()).extracting(Lora::name).containsExactly("a", "b");
        fixture.library().filter().orderProperty().set(LoraOrder.NEWEST);
        assertThat(fixture.library().shown()).extracting(Lora::name).containsExactly("a", "b");
    }

    @Test
    void whatTheArtistAddsOutlivesARestart() throws IOException {
        fixture.write("ink");
        fixture.begin();
        LoraMarks marks =
                new LoraMarks(
                        true,
                        List.of("line", "comic"),
                        "best at 0.7",
                        List.of("my ink"),
                        new LoraMarks.Weights(0.7, 0.4),
                        null);
        fixture.library().mark(fixture.lora("ink"), before -> marks);
        reopen();

        assertThat(fixture.lora("ink").marks()).isEqualTo(marks);
        assertThat(fixture.lora("ink").weights()).isEqualTo(new LoraMarks.Weights(0.7, 0.4));
    }

    @Test
    void aMissingFileIsShownWithItsNotesAndComesBack() throws IOException {
        Path file = fixture.write("ink");
        fixture.begin();
        fixture.library().mark(fixture.lora("ink"), marks -> marks.withNotes("best at 0.7"));
        Files.delete(file);
        reopen();
        assertThat(fixture.lora("ink").state()).isEqualTo(Lora.State.MISSING);
        assertThat(fixture.lora("ink").marks().notes()).isEqualTo("best at 0.7");

        fixture.write("ink");
        fixture.library().refresh();
        assertThat(fixture.lora("ink").state()).isEqualTo(Lora.State.READY);
        assertThat(fixture.lora("ink").marks().notes()).isEqualTo("best at 0.7");
    }

    @Test
    void aMissingEntryCanBeForgotten() throws IOException {
        Files.delete(writeAndBegin("ink"));
        fixture.library().refresh();
        fixture.library().remove(fixture.lora("ink"));
        assertThat(fixture.library().shown()).isEmpty();

        reopen();
        assertThat(fixture.library().shown()).isEmpty();
    }

    @Test
    void aFileThatMovedToAnotherFolderKeepsItsNotes() throws IOException {
        Path file = writeAndBegin("ink");
        fixture.library().toggleFavourite(fixture.lora("ink"));
        Path moved =
                Files.createDirectories(home.resolve("loras/styles")).resolve("ink.safetensors");
        Files.move(file, moved);
        fixture.library().refresh();

        assertThat(fixture.library().shown())
                .singleElement()
                .extracting(Lora::file)
                .isEqualTo(moved);
        assertThat(fixture.lora("ink").marks().favourite()).isTrue();
        reopen();
        assertThat(fixture.lora("ink").marks().favourite()).isTrue();
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        writeAndBegin("ink");
        fixture.write("ink", Map.of("words", "new words"));
        fixture.library().refresh();

        assertThat(fixture.lora("ink").triggerWords()).containsExactly("new words");
    }

    @Test
    void anUnchangedFileIsListedWithoutBeingReadAgain() throws IOException {
        Path file = writeAndBegin("ink");
        FileTime changed = Files.getLastModifiedTime(file);
        Files.writeString(file, "x".repeat((int) Files.size(file)));
        Files.setLastModifiedTime(file, changed);
        reopen();

        assertThat(LoraFit.family(fixture.lora("ink"))).isEqualTo(Family.SD1);
    }

    @Test
    void aPictureBesideTheFileIsItsCoverBeforeTheOneInIt() throws IOException {
        Path picture = home.resolve("picture.png");
        PngWriter.write(GradientMaker.paint(40, 60, 1), Map.of(), picture);
        fixture.write("inside", Map.of("thumbnail", picture.toString()));
        fixture.write("both", Map.of("thumbnail", picture.toString()));
        Path beside = Files.copy(picture, fixture.folders.loras().resolve("both.png"));
        fixture.write("plain");
        fixture.begin();

        assertThat(fixture.lora("both").picture()).isEqualTo(beside);
        assertThat(ImageCodec.read(fixture.lora("inside").picture()).rgba())
                .isEqualTo(ImageCodec.read(picture).rgba());
        assertThat(fixture.lora("plain").picture()).isNull();
    }

    @Test
    void aCoverThatWasClearedFromTheCacheIsMadeAgain() throws IOException {
        Path picture = home.resolve("picture.png");
        PngWriter.write(GradientMaker.paint(40, 60, 1), Map.of(), picture);
        fixture.write("ink", Map.of("thumbnail", picture.toString()));
        fixture.begin();
        Files.delete(fixture.lora("ink").picture());
        reopen();

        assertThat(fixture.lora("ink").picture()).exists();
    }

    @Test
    void theChosenOneStaysChosenWhenTheListChanges() throws IOException {
        writeAndBegin("ink");
        fixture.library().selectedProperty().set(fixture.lora("ink"));
        fixture.write("brush");
        fixture.library().refresh();
        fixture.library().toggleFavourite(fixture.lora("ink"));

        assertThat(fixture.library().selectedProperty().get()).isEqualTo(fixture.lora("ink"));
    }

    @Test
    void ofNamesakesThePromptMeansTheFirstFoldersOne() throws IOException {
        Path own = fixture.write("ink");
        Path other = home.resolve("other/ink.safetensors");
        FakeLoras.write(other, Map.of());
        fixture.begin();
        fixture.studio.places().add(List.of(home.resolve("other")));

        assertThat(fixture.library().namesakes("ink"))
                .extracting(Lora::file)
                .containsExactly(own, other);
        assertThat(fixture.studio.folders().find("ink")).containsExactly(own, other);
        assertThat(
                        LoraWords.namesakes(
                                fixture.library().at(other).orElseThrow(),
                                fixture.library().namesakes("ink")))
                .contains(own.getParent().toString());
    }

    private Path writeAndBegin(String name) throws IOException {
        Path file = fixture.write(name);
        fixture.begin();
        return file;
    }

    private void reopen() {
        fixture.close();
        fixture = new LoraFixture(home).begin();
    }
}
