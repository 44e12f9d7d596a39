package org.scumble.engine.onnx;

import java.util.Arrays;
import java.util.List;
import org.scumble.engine.tensor.DType;

/// An attribute of an ONNX node.
sealed interface Attribute {

    record Int(String name, long value) implements Attribute {}

    record Float(String name, float value) implements Attribute {}

    record Text(String name, String value) implements Attribute {}

    record Ints(String name, List<Long> values) implements Attribute {}

    static Attribute of(String name, long value) {
        return new Int(name, value);
    }

    static Attribute of(String name, boolean value) {
        return new Int(name, value ? 1 : 0);
    }

    static Attribute of(String name, float value) {
        return new Float(name, value);
    }

    static Attribute of(String name, String value) {
        return new Text(name, value);
    }

    static Attribute of(String name, DType value) {
        return new Int(name, OnnxModel.elementType(value));
    }

    static Attribute ints(String name, long... values) {
        return new Ints(name, Arrays.stream(values).boxed().toList());
    }

    /// The fields of an `AttributeProto`.
    default void write(ProtoWriter proto) {
        switch (this) {
            case Int(String name, long value) ->
                    proto.string(1, name).varint(3, value).varint(20, 2);
            case Float(String name, float value) ->
                    proto.string(1, name).fixed32(2, value).varint(20, 1);
            case Text(String name, String value) ->
                    proto.string(1, name).string(4, value).varint(20, 3);
            case Ints(String name, List<Long> values) -> {
                proto.string(1, name);
                values.forEach(value -> proto.varint(8, value));
                proto.varint(20, 7);
            }
        }
    }
}
