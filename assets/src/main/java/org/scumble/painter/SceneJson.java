package org.scumble.painter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.scumble.painter.art.Layout;
import org.scumble.painter.scene.Colour;
import org.scumble.painter.scene.Figure;
import org.scumble.painter.scene.HeldOut;
import org.scumble.painter.scene.Id;
import org.scumble.painter.scene.Kind;
import org.scumble.painter.scene.Position;
import org.scumble.painter.scene.Relation;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.Setting;
import org.scumble.painter.scene.Size;
import org.scumble.painter.scene.Style;
import org.scumble.painter.scene.TimeOfDay;
import org.scumble.painter.scene.Weather;

/// Scenes and their vocabulary as JSON, enums in lower case.
final class SceneJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SceneJson() {}

    /// What is in one scene. A figure's `box` is left, top, right, bottom as shares of the picture.
    static ObjectNode scene(Scene scene) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode figures = node.putArray("figures");
        for (Layout.Placement placement : Layout.of(scene)) {
            Figure figure = placement.figure();
            Rectangle2D box = placement.box();
            figures.addObject()
                    .put("kind", Id.of(figure.kind()))
                    .put("colour", Id.of(figure.colour()))
                    .put("size", Id.of(figure.size()))
                    .put("position", Id.of(figure.position()))
                    .putArray("box")
                    .add(thousandths(box.getMinX()))
                    .add(thousandths(box.getMinY()))
                    .add(thousandths(box.getMaxX()))
                    .add(thousandths(box.getMaxY()));
        }
        return node.put("relation", Id.of(scene.relation()))
                .put("setting", Id.of(scene.setting()))
                .put("weather", Id.of(scene.weather()))
                .put("time", Id.of(scene.time()))
                .put("style", Id.of(scene.style()));
    }

    /// What a data set consists of and every value an attribute may have.
    static ObjectNode meta(int count, int size, long seed, String split) {
        ObjectNode node =
                JSON.createObjectNode()
                        .put("count", count)
                        .put("size", size)
                        .put("seed", seed)
                        .put("split", split);
        list(node, "kinds", Kind.values());
        list(node, "colours", Colour.values());
        list(node, "sizes", Size.values());
        list(node, "positions", Position.values());
        list(node, "relations", Relation.values());
        list(node, "settings", Setting.values());
        list(node, "weathers", Weather.values());
        list(node, "times", TimeOfDay.values());
        list(node, "styles", Style.values());
        ArrayNode pairs = node.putArray("held_out");
        for (HeldOut.Pair pair : HeldOut.pairs()) {
            pairs.addArray().add(Id.of(pair.kind())).add(Id.of(pair.colour()));
        }
        return node;
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void list(ObjectNode node, String name, Enum<?>[] constants) {
        ArrayNode list = node.putArray(name);
        Arrays.stream(constants).map(Id::of).forEach(list::add);
    }
}
