package org.scumble.app.canvas.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Document;

class CanvasFolderTest {
    @TempDir Path home;
    private CanvasFolder canvases;

    @BeforeEach
    void choose() {
        canvases = new CanvasFolder(home.resolve("canvas"));
    }

    @Test
    void findsWorkThatIsInNoListTheNewestFirst() throws IOException {
        Path listed = worked();
        Path older = worked();
        Files.setLastModifiedTime(older, FileTime.fromMillis(1_000_000));
        Path newer = worked();

        List<FoundCanvas> found = canvases.unlisted(Set.of(name(listed)));

        assertThat(found).extracting(FoundCanvas::journal).containsExactly(newer, older);
        assertThat(found).allMatch(it -> it.project() == null);
        assertThat(found.getLast().written().toEpochMilli()).isEqualTo(1_000_000);
    }

    @Test
    void whatWasNeverTouchedIsDeletedUnlessItIsInUse() throws IOException {
        Path untouched = canvases.fresh();
        DocumentFile.create(untouched, CanvasScript.first()).close();
        Path inUse = canvases.fresh();
        try (DocumentFile file = DocumentFile.create(inUse, CanvasScript.first())) {
            assertThat(canvases.unlisted(Set.of())).isEmpty();
            assertThat(file.path()).exists();
        }
        assertThat(names()).containsExactlyInAnyOrder(name(inUse), name(inUse) + ".lock");
    }

    @Test
    void whatWasUndoneCanBeDoneAgain() throws IOException {
        Path undone = canvases.fresh();
        try (DocumentFile file = DocumentFile.create(undone, CanvasScript.first())) {
            step(file);
            file.undo();
        }

        assertThat(canvases.unlisted(Set.of()))
                .extracting(FoundCanvas::journal)
                .containsExactly(undone);
    }

    @Test
    void aProjectIsWorkedOnAndSavedAsBefore() throws IOException {
        Path project = home.resolve("hill.scumble");
        Path journal = canvases.fresh();
        long saved;
        try (DocumentFile file = DocumentFile.create(journal, CanvasScript.first())) {
            step(file);
            file.save(project);
            saved = file.history().presentVersion().number();
            step(file);
        }

        FoundCanvas found = canvases.unlisted(Set.of()).getFirst();
        assertThat(found.project()).isEqualTo(project);
        assertThat(found.saved()).isEqualTo(saved);

        try (DocumentFile file = DocumentFile.open(journal)) {
            file.undo();
        }
        Files.move(project, home.resolve("elsewhere.scumble"));
        assertThat(canvases.unlisted(Set.of())).hasSize(1);
        Files.move(home.resolve("elsewhere.scumble"), project);
        assertThat(canvases.unlisted(Set.of())).isEmpty();
        assertThat(journal).doesNotExist();
    }

    @Test
    void whatCannotBeReadStaysWhereItIs() throws IOException {
        Path nonsense = canvases.fresh();
        Files.writeString(nonsense, "no canvas");
        Path torn = worked();
        byte[] bytes = Files.readAllBytes(torn);
        bytes[Header.SIZE + 20] ^= 1;
        Files.write(torn, bytes);

        assertThat(canvases.unlisted(Set.of())).isEmpty();
        assertThat(nonsense).exists();
        assertThat(torn).exists();
    }

    @Test
    void cleansAwayWhatAKillLeftHalfWritten() throws IOException {
        Path journal = worked();
        FileTime old = FileTime.fromMillis(1_000_000);
        Path part = Files.createFile(journal.resolveSibling(".scumble-1.part"));
        Path young = Files.createFile(journal.resolveSibling(".scumble-2.part"));
        Files.setLastModifiedTime(part, old);
        Path unborn = canvases.fresh();
        Files.createFile(unborn.resolveSibling(unborn.getFileName() + ".lock"));

        canvases.clean();

        assertThat(names())
                .containsExactlyInAnyOrder(name(journal), name(journal) + ".lock", name(young));
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        canvases.clean();
        assertThat(canvases.unlisted(Set.of())).isEmpty();
    }

    private Path worked() throws IOException {
        Path journal = canvases.fresh();
        try (DocumentFile file = DocumentFile.create(journal, CanvasScript.first())) {
            step(file);
        }
        return journal;
    }

    private static void step(DocumentFile file) {
        Document present = file.history().present();
        String prompt = "a hill, " + file.history().operation();
        file.commit("Prompt", present.withSettings(present.settings().withPrompt(prompt)));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(canvases.folder())) {
            return files.map(CanvasFolderTest::name).toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
