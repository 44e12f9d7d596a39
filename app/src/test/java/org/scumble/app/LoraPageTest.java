package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.lora.Lora;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.LoraUse;
import org.testfx.api.FxRobot;

/// An artist with a few LoRAs, hand on mouse and keyboard.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoraPageTest {
    @TempDir Path home;
    private final FxRobot robot = new FxRobot();
    private @Nullable Studio studio;
    private @Nullable StudioWindow window;
    private @Nullable Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void openThePage() throws IOException {
        write("ink", Map.of("family", "CUSTOM", "words", "bold ink"));
        write("wide", Map.of("family", "SDXL"));
        write("broken", Map.of());
        open();
        robot.clickOn("#page-loras");
        Fx.await("all are read", () -> studio.loras().library().shown().size() == 3);
        for (String name : new String[] {"ink", "wide", "broken"}) {
            Fx.await("its card is there", () -> find(name).isPresent());
        }
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
    void aCardIsFoundPutToWorkAndWeighed() {
        robot.clickOn("#lora-search").write("INK", 0);
        Fx.await("it alone is shown", () -> find("wide").isEmpty() && find("ink").isPresent());
        robot.moveTo(card("ink"));
        clickIn("ink", ".lora-toggle");
        assertThat(uses()).extracting(LoraUse::unetWeight).containsExactly(1.0);

        robot.clickOn("#page-studio");
        robot.drag(".lora-row .slider .thumb", MouseButton.PRIMARY).moveBy(-60, 0).drop();
        double weight = uses().getFirst().unetWeight();
        assertThat(weight).isBetween(0.4, 0.95);
        assertThat(Math.rint(weight * 20) / 20).isEqualTo(weight);

        robot.clickOn(".lora-row .number-field").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("1.7", 0).push(KeyCode.ENTER);
        assertThat(uses()).containsExactly(new LoraUse(file("ink").toString(), 1.7, 1.7));
        assertThat(this.<Slider>node(".lora-row .slider").getValue()).isEqualTo(1.7);

        robot.clickOn(".lora-row .check-box");
        assertThat(uses()).isEmpty();
    }

    @Test
    void theKeyboardChoosesPutsToWorkAndMarks() {
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(chosen()).isEqualTo("ink");
        robot.push(KeyCode.ENTER).push(KeyCode.F);
        assertThat(uses()).hasSize(1);
        assertThat(Fx.get(() -> lora("ink").marks().favourite())).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("f", 0);
        assertThat(Fx.get(() -> studio.loras().library().filter().wordsProperty().get()))
                .isEqualTo("f");
        assertThat(Fx.get(() -> lora("ink").marks().favourite())).isTrue();
    }

    @Test
    void favouritesAndWeightsOutliveARestart() {
        robot.moveTo(card("ink"));
        clickIn("ink", ".lora-favourite");
        clickIn("ink", ".lora-toggle");
        Fx.run(
                () -> {
                    var ink = studio.generate().form().loras().list().getFirst();
                    ink.unetWeightProperty().set(0.65);
                    ink.onProperty().set(false);
                });
        close();
        open();

        Fx.await("it is read", () -> studio.loras().library().shown().size() == 3);
        assertThat(Fx.get(() -> lora("ink").marks().favourite())).isTrue();
        assertThat(uses()).isEmpty();
        assertThat(Fx.get(() -> studio.generate().form().loras().choices().chosen()))
                .singleElement()
                .satisfies(choice -> assertThat(choice.unetWeight()).isEqualTo(0.65));
    }

    @Test
    void aBadFileSaysWhatIsWrongAndTheOthersWork() {
        robot.clickOn(card("broken"));
        assertThat(this.<Labeled>node("#lora-problem").getText()).contains("Fetch the file again");
        assertThat(robot.lookup("#lora-use").queryButton().isDisabled()).isTrue();

        Fx.run(() -> window.scene().getRoot().layout()); // the details took their room
        robot.doubleClickOn(card("ink"));
        assertThat(uses()).hasSize(1);
    }

    @Test
    void whatIsMadeForOtherModelsIsGreyAndSaysSo() {
        assertThat(styled(card("wide"), "unfit")).isTrue();
        assertThat(styled(card("ink"), "unfit")).isFalse();

        robot.clickOn(card("wide"));
        Fx.await(
                "it is compared",
                () -> text("#lora-match .match-title").equals("Does not fit Scumble starter"));
        robot.clickOn(card("ink"));
        Fx.await(
                "it is compared",
                () -> text("#lora-match .match-title").equals("Fits Scumble starter"));
    }

    @Test
    void aTriggerWordGoesIntoThePromptWithAClick() {
        robot.clickOn(card("ink")).clickOn("bold ink");
        assertThat(Fx.get(() -> studio.generate().form().promptProperty().get()))
                .endsWith(", bold ink");
    }

    @Test
    void thePickerPutsToWorkFromTheStudio() {
        robot.clickOn("#page-studio").clickOn(".lora-add");
        Fx.await("it is there", () -> robot.lookup("#lora-picker-search").tryQuery().isPresent());
        robot.clickOn("#lora-picker-search").write("ink", 0).push(KeyCode.ENTER);

        assertThat(uses()).hasSize(1);
        assertThat(text("#canvas-loras", studioCanvas())).isEqualTo("LoRAs · 1");
    }

    @Test
    void whatThePromptNamesIsSeenAmongTheOthersAndCanBeChosenInstead() {
        robot.clickOn("#page-studio").clickOn("#prompt").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("a boat, <lora:ink:0.5>", 0);
        assertThat(text(".prompt-lora .prompt-lora-name")).isEqualTo("ink");
        assertThat(text(".prompt-lora .prompt-lora-weight")).isEqualTo("0.5");
        assertThat(text("#canvas-loras", studioCanvas())).isEqualTo("LoRAs · 1");

        robot.clickOn("#page-studio").clickOn(".prompt-lora .icon-button");
        assertThat(Fx.get(() -> robot.lookup(".prompt-lora").tryQuery())).isEmpty();
        assertThat(uses()).containsExactly(new LoraUse(file("ink").toString(), 0.5, 0.5));
        assertThat(Fx.get(() -> studio.generate().form().promptProperty().get()))
                .isEqualTo("a boat");
    }

    private Node studioCanvas() {
        Fx.run(() -> window.shell().pageProperty().set(org.scumble.app.shell.Page.CANVAS));
        return window.scene().getRoot();
    }

    private void open() {
        Fx.run(
                () -> {
                    Path starter = Files.createDirectories(home.resolve("starter"));
                    studio =
                            new Studio(
                                    AppFolders.in(home),
                                    Backends.of(GradientMaker.fast(), starter),
                                    Platform::runLater);
                    window = new StudioWindow(studio);
                    stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(1000);
                    stage.setHeight(960);
                    stage.show();
                    studio.start();
                });
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
    }

    private void write(String name, Map<String, String> facts) throws IOException {
        FakeLoras.write(file(name), facts);
    }

    private Path file(String name) {
        return AppFolders.in(home).loras().resolve(name + ".safetensors");
    }

    private Lora lora(String name) {
        return studio.loras().library().at(file(name)).orElseThrow();
    }

    private String chosen() {
        return Fx.get(() -> studio.loras().library().selectedProperty().get().name());
    }

    private List<LoraUse> uses() {
        return Fx.get(() -> studio.generate().form().request().settings().loras());
    }

    /// The card of that name that is seen; the grid keeps others to measure by.
    private Optional<Node> find(String name) {
        return window.scene().getRoot().lookupAll("#lora-grid .lora-card").stream()
                .filter(LoraPageTest::isSeen)
                .filter(
                        card ->
                                card.lookup(".lora-name") instanceof Labeled label
                                        && label.getText().equals(name))
                .findFirst();
    }

    private static boolean isSeen(Node card) {
        for (Node node = card; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Node card(String name) {
        return Fx.get(() -> find(name).orElseThrow());
    }

    private void clickIn(String name, String query) {
        robot.clickOn(card(name).lookup(query));
    }

    private static boolean styled(Node node, String pseudoClass) {
        return node.getPseudoClassStates().stream()
                .anyMatch(it -> it.getPseudoClassName().equals(pseudoClass));
    }

    private String text(String query) {
        return this.<Labeled>node(query).getText();
    }

    private String text(String query, Node root) {
        return Fx.get(() -> ((Labeled) root.lookup(query)).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String query) {
        return (T) window.scene().getRoot().lookup(query);
    }
}
