package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.gallery.Picture;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.shell.Page;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.PictureFile;
import org.scumble.engine.Progress;

/// An artist among finished pictures. The two clicks of a double click are made one by one, so that
/// the details have opened between them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GalleryPageTest {
    private static final int PICTURES = 8;

    @TempDir Path home;
    private @Nullable Studio studio;
    private @Nullable StudioWindow window;
    private @Nullable Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void openThePage() throws IOException {
        AppFolders folders = AppFolders.in(home).create();
        List<GenerationResult> results =
                GradientMaker.fast()
                        .generate(
                                Requests.of("a hill", PICTURES), Progress.NONE, new Cancellation());
        for (GenerationResult result : results) {
            PictureFile.save(result, folders.pictures().resolve(result.index() + ".png"));
        }
        Fx.run(
                () -> {
                    Path starter = Files.createDirectories(home.resolve("starter"));
                    studio =
                            new Studio(
                                    folders,
                                    Backends.of(GradientMaker.fast(), starter),
                                    Platform::runLater);
                    window = new StudioWindow(studio);
                    stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setWidth(1000);
                    stage.setHeight(800);
                    stage.show();
                    studio.start();
                    window.shell().pageProperty().set(Page.GALLERY);
                });
        Fx.await("all are there", () -> studio.gallery().pictures().size() == PICTURES);
        Fx.await("they are shown", () -> tiles().size() == PICTURES);
    }

    @AfterEach
    void close() {
        Fx.run(
                () -> {
                    stage.close();
                    studio.close();
                });
    }

    @Test
    void aDoubleClickOpensWhatItsFirstClickHit() {
        Fx.run(
                () -> {
                    List<Node> before = tiles();
                    click(before.getFirst(), 1);
                    layout();
                    click(tiles().getLast(), 2);
                });

        assertThat(Fx.get(() -> window.shell().pageProperty().get())).isEqualTo(Page.STUDIO);
        assertThat(onEasel()).isEqualTo(studio.gallery().pictures().getFirst());
    }

    @Test
    void aButtonThatComesUnderThePointerIsNotPressed() {
        Fx.run(
                () -> {
                    click(tiles().getFirst(), 1);
                    layout();
                    click(favourite(), 2);
                });

        assertThat(Fx.get(() -> window.shell().pageProperty().get())).isEqualTo(Page.STUDIO);
        assertThat(Fx.get(() -> studio.gallery().pictures())).noneMatch(Picture::favourite);
    }

    @Test
    void aLoneClickOpensTheDetailsAndNothingElse() {
        Fx.run(
                () -> {
                    click(tiles().getFirst(), 1);
                    layout();
                    click(favourite(), 1);
                });

        Fx.await("it is marked", () -> studio.gallery().pictures().getFirst().favourite());
        assertThat(Fx.get(() -> window.shell().pageProperty().get())).isEqualTo(Page.GALLERY);
    }

    private @Nullable Picture onEasel() {
        return Fx.get(() -> studio.generate().easel().selectedProperty().get());
    }

    private ButtonBase favourite() {
        return (ButtonBase) window.scene().getRoot().lookup(".gallery .details .button-row > *");
    }

    private void layout() {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
    }

    /// Those that are seen, row by row; the grid keeps others to measure by.
    private List<Node> tiles() {
        return window.scene().getRoot().lookupAll("#gallery-grid .picture-tile").stream()
                .filter(GalleryPageTest::isSeen)
                .sorted(
                        Comparator.<Node>comparingDouble(tile -> place(tile).getMinY())
                                .thenComparingDouble(tile -> place(tile).getMinX()))
                .toList();
    }

    private static boolean isSeen(Node tile) {
        for (Node node = tile; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private static void click(Node node, int count) {
        fire(node, MouseEvent.MOUSE_PRESSED, count);
        fire(node, MouseEvent.MOUSE_RELEASED, count);
        fire(node, MouseEvent.MOUSE_CLICKED, count);
    }

    private static void fire(Node node, EventType<MouseEvent> type, int count) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        node.fireEvent(
                new MouseEvent(
                        type,
                        5,
                        5,
                        5,
                        5,
                        MouseButton.PRIMARY,
                        count,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }
}
