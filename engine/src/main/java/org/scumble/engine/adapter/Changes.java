package org.scumble.engine.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a [Change] of a module's tensors, of whatever kind they are.
final class Changes {
    /// What can change a weight. A module is of one kind.
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(LoraChange.ROLES, LoraChange::read),
                    new Kind(LohaChange.ROLES, LohaChange::read),
                    new Kind(LokrChange.ROLES, LokrChange::read),
                    new Kind(Ia3Change.ROLES, Ia3Change::read),
                    new Kind(GloraChange.ROLES, GloraChange::read),
                    new Kind(OftChange.ROLES, OftChange::read),
                    difference("diff"),
                    difference("w_norm"));

    private Changes() {}

    /// Reads what a file holds for a layer. Roles of no kind are passed over where there are others
    /// that are understood.
    static Reading of(ModuleTensors module, Target target) {
        try {
            return new Reading.Understood(read(new RoleReader(module, target), target));
        } catch (Misfit e) {
            return new Reading.NotUnderstood(e.reason());
        }
    }

    private static Change read(RoleReader tensors, Target target) throws Misfit {
        @Nullable Change weight = weight(tensors);
        for (String role : BiasedChange.ROLES) {
            if (tensors.has(role)) {
                if (!target.hasBias()) {
                    throw new Misfit("it changes a bias, and the layer has none");
                }
                return BiasedChange.read(tensors, role, weight);
            }
        }
        if (weight == null) {
            throw new Misfit("nothing in it is understood: " + tensors.roles());
        }
        return weight;
    }

    private static @Nullable Change weight(RoleReader tensors) throws Misfit {
        List<Kind> present = KINDS.stream().filter(kind -> tensors.hasAny(kind.roles)).toList();
        if (present.isEmpty()) {
            return null;
        }
        if (present.size() > 1) {
            throw new Misfit("it mixes several kinds: " + tensors.roles());
        }
        Change change = present.getFirst().reader.read(tensors);
        return tensors.hasAny(DoraChange.ROLES) ? DoraChange.read(tensors, change) : change;
    }

    private static Kind difference(String role) {
        return new Kind(List.of(role), tensors -> DifferenceChange.read(tensors, role));
    }

    private record Kind(List<String> roles, Reader reader) {}

    @FunctionalInterface
    private interface Reader {
        Change read(RoleReader tensors) throws Misfit;
    }
}
