package org.scumble.engine.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One size of a [Shape]: a number, or an expression over named sizes known only when the graph
/// runs, such as `ceil(height/2)*ceil(width/2)`.
///
/// An expression is a polynomial whose unknowns are symbols and rounded-up quotients. It is kept in
/// a canonical form, so two sizes that are equal for this algebra are equal as objects: `8*h`
/// halved is `4*h`, and `ceil(ceil(h/2)/2)` is `ceil(h/4)`. Most sizes of a model are numbers, so
/// each operation sees to those first: graphs are built at every start.
public final class Dim {

    public static final Dim ONE = of(1);

    /// An unknown of the polynomial.
    public sealed interface Atom {}

    /// A size given by name, fixed by the inputs of a run.
    public record Symbol(String name) implements Atom {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `numerator / divisor`, rounded up.
    public record CeilDiv(Dim numerator, long divisor) implements Atom {
        @Override
        public String toString() {
            String text = numerator.toString();
            return "ceil(" + (numerator.isSimple() ? text : "(" + text + ")") + "/" + divisor + ")";
        }
    }

    /// `coefficient` times the product of `factors`; a plain number has no factors.
    public record Term(long coefficient, List<Atom> factors) {
        public Term {
            factors = List.copyOf(factors);
        }

        @Override
        public String toString() {
            Stream<String> number =
                    coefficient == 1 && !factors.isEmpty()
                            ? Stream.empty()
                            : Stream.of(Long.toString(coefficient));
            return Stream.concat(number, factors.stream().map(Atom::toString))
                    .collect(Collectors.joining("*"));
        }
    }

    /// A meaning of the operations that expressions are made of.
    public interface Arithmetic<T> {
        T number(long value);

        T symbol(String name);

        T sum(T a, T b);

        T product(T a, T b);

        /// `a / divisor`, rounded up; `a` is more than `-divisor`.
        T ceilDiv(T a, long divisor);
    }

    private record Numbers(Map<String, Long> symbols) implements Arithmetic<Long> {
        @Override
        public Long number(long value) {
            return value;
        }

        @Override
        public Long symbol(String name) {
            Long value = symbols.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "The size '%s' has no value; given: %s".formatted(name, symbols.keySet()));
            }
            return value;
        }

        @Override
        public Long sum(Long a, Long b) {
            return a + b;
        }

        @Override
        public Long product(Long a, Long b) {
            return a * b;
        }

        @Override
        public Long ceilDiv(Long a, long divisor) {
            return Math.ceilDiv(a, divisor);
        }
    }

    private static final Comparator<List<Atom>> BY_DEGREE_THEN_NAME =
            Comparator.<List<Atom>>comparingInt(List::size)
                    .reversed()
                    .thenComparing(List::toString);

    private final List<Term> terms;

    private Dim(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    public static Dim of(long value) {
        return new Dim(value == 0 ? List.of() : List.of(new Term(value, List.of())));
    }

    public static Dim symbol(String name) {
        return ofAtom(new Symbol(name));
    }

    /// The terms of the canonical form, highest degree first; none for zero.
    public List<Term> terms() {
        return terms;
    }

    public boolean isConstant() {
        return terms.isEmpty() || terms.getFirst().factors().isEmpty();
    }

    /// The number this size is.
    ///
    /// @throws IllegalStateException if it depends on a symbol
    public long value() {
        if (!isConstant()) {
            throw new IllegalStateException("The size " + this + " is known only at run time");
        }
        return constantTerm();
    }

    /// Whether this size is the number `value`.
    public boolean is(long value) {
        return isConstant() && constantTerm() == value;
    }

    public Dim plus(long value) {
        return plus(of(value));
    }

    public Dim plus(Dim other) {
        if (isConstant() && other.isConstant()) {
            return of(Math.addExact(constantTerm(), other.constantTerm()));
        }
        return sum(Stream.concat(terms.stream(), other.terms.stream()));
    }

    public Dim minus(Dim other) {
        return plus(other.times(-1));
    }

    public Dim times(long factor) {
        if (factor == 0 || factor == 1) {
            return factor == 0 ? of(0) : this;
        }
        List<Term> scaled = new ArrayList<>(terms.size());
        for (Term term : terms) {
            scaled.add(new Term(Math.multiplyExact(term.coefficient(), factor), term.factors()));
        }
        return new Dim(scaled);
    }

    public Dim times(Dim other) {
        if (other.isConstant()) {
            return times(other.constantTerm());
        }
        if (isConstant()) {
            return other.times(constantTerm());
        }
        return sum(terms.stream().flatMap(a -> other.terms.stream().map(b -> product(a, b))));
    }

    /// This size divided by `divisor`, rounded up: what a convolution of stride `divisor` that
    /// pads half its kernel makes of it.
    public Dim ceilDiv(long divisor) {
        if (divisor < 1) {
            throw new IllegalArgumentException("Cannot divide a size by " + divisor);
        }
        if (isConstant()) {
            return of(Math.ceilDiv(constantTerm(), divisor));
        }
        // Whole multiples of the divisor leave the quotient; the constant that stays behind lies
        // in (-divisor, 0] and each other coefficient in [0, divisor).
        List<Term> whole = new ArrayList<>();
        List<Term> rest = new ArrayList<>();
        for (Term term : terms) {
            long quotient =
                    term.factors().isEmpty()
                            ? Math.ceilDiv(term.coefficient(), divisor)
                            : Math.floorDiv(term.coefficient(), divisor);
            whole.add(new Term(quotient, term.factors()));
            rest.add(new Term(term.coefficient() - quotient * divisor, term.factors()));
        }
        return sum(whole.stream()).plus(properCeilDiv(sum(rest.stream()), divisor));
    }

    private static Dim properCeilDiv(Dim rest, long divisor) {
        if (rest.isConstant()) {
            return rest.ceilDiv(divisor);
        }
        long constant = rest.constantTerm();
        Dim variable = rest.plus(-constant);
        long common =
                variable.terms.stream().mapToLong(Term::coefficient).reduce(divisor, Dim::gcd);
        if (common > 1) {
            List<Term> reduced =
                    variable.terms.stream()
                            .map(t -> new Term(t.coefficient() / common, t.factors()))
                            .toList();
            return new Dim(reduced).plus(Math.ceilDiv(constant, common)).ceilDiv(divisor / common);
        }
        if (variable.terms.size() == 1
                && variable.terms.getFirst() instanceof Term(long coefficient, List<Atom> factors)
                && coefficient == 1
                && factors.size() == 1
                && factors.getFirst() instanceof CeilDiv(Dim numerator, long innerDivisor)) {
            return numerator.plus(constant * innerDivisor).ceilDiv(innerDivisor * divisor);
        }
        return ofAtom(new CeilDiv(rest, divisor));
    }

    /// The size for given values of the symbols.
    ///
    /// @throws IllegalArgumentException if a symbol has no value
    public long evaluate(Map<String, Long> symbols) {
        return evaluate(new Numbers(symbols));
    }

    /// What this expression is in other terms, such as the nodes of a graph that compute it.
    public <T> T evaluate(Arithmetic<T> arithmetic) {
        if (isConstant()) {
            return arithmetic.number(constantTerm());
        }
        return terms.stream()
                .map(term -> evaluate(term, arithmetic))
                .reduce(arithmetic::sum)
                .orElseGet(() -> arithmetic.number(0));
    }

    private static <T> T evaluate(Term term, Arithmetic<T> arithmetic) {
        Stream<T> coefficient =
                term.coefficient() == 1
                        ? Stream.empty()
                        : Stream.of(arithmetic.number(term.coefficient()));
        Stream<T> factors = term.factors().stream().map(atom -> evaluate(atom, arithmetic));
        return Stream.concat(coefficient, factors)
                .reduce(arithmetic::product)
                .orElseGet(() -> arithmetic.number(1));
    }

    private static <T> T evaluate(Atom atom, Arithmetic<T> arithmetic) {
        return switch (atom) {
            case Symbol(String name) -> arithmetic.symbol(name);
            case CeilDiv(Dim numerator, long divisor) ->
                    arithmetic.ceilDiv(numerator.evaluate(arithmetic), divisor);
        };
    }

    /// The names of all symbols in this expression.
    public Stream<String> symbols() {
        return terms.stream()
                .flatMap(term -> term.factors().stream())
                .flatMap(
                        atom ->
                                switch (atom) {
                                    case Symbol(String name) -> Stream.of(name);
                                    case CeilDiv(Dim numerator, _) -> numerator.symbols();
                                })
                .distinct();
    }

    /// The symbol `s` if this is `a*s + b` with numbers `a` and `b`, so that the size gives away
    /// the symbol's value.
    public Optional<String> soleSymbol() {
        Term first = terms.isEmpty() ? new Term(0, List.of()) : terms.getFirst();
        return plus(-constantTerm()).terms.size() == 1
                        && first.factors().size() == 1
                        && first.factors().getFirst() instanceof Symbol(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dim that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return terms.isEmpty()
                ? "0"
                : terms.stream()
                        .map(Term::toString)
                        .collect(Collectors.joining(" + "))
                        .replace("+ -", "- ");
    }

    private boolean isSimple() {
        return terms.size() == 1 && terms.getFirst().factors().size() <= 1;
    }

    private long constantTerm() {
        return terms.isEmpty() || !terms.getLast().factors().isEmpty()
                ? 0
                : terms.getLast().coefficient();
    }

    private static Dim ofAtom(Atom atom) {
        return new Dim(List.of(new Term(1, List.of(atom))));
    }

    private static Term product(Term a, Term b) {
        List<Atom> factors =
                Stream.concat(a.factors().stream(), b.factors().stream())
                        .sorted(Comparator.comparing(Atom::toString))
                        .toList();
        return new Term(Math.multiplyExact(a.coefficient(), b.coefficient()), factors);
    }

    private static Dim sum(Stream<Term> terms) {
        Map<List<Atom>, Long> coefficients = new TreeMap<>(BY_DEGREE_THEN_NAME);
        terms.forEach(t -> coefficients.merge(t.factors(), t.coefficient(), Math::addExact));
        return new Dim(
                coefficients.entrySet().stream()
                        .filter(entry -> entry.getValue() != 0)
                        .map(entry -> new Term(entry.getValue(), entry.getKey()))
                        .toList());
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }
}
