package org.scumble.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

    @Test
    void everyHalfSurvivesTheRoundTrip() {
        assertThat(patterns(HalfPrecisionTest::isHalfNan)).isNotEmpty();
        assertThat(patterns(bits -> toHalfAndBack(bits) != bits))
                .allMatch(HalfPrecisionTest::isHalfNan)
                .allMatch(bits -> isHalfNan(toHalfAndBack(bits)));
    }

    @Test
    void everyBfloat16SurvivesTheRoundTrip() {
        assertThat(patterns(HalfPrecisionTest::isBfloat16Nan)).isNotEmpty();
        assertThat(patterns(bits -> toBfloat16AndBack(bits) != bits))
                .allMatch(HalfPrecisionTest::isBfloat16Nan)
                .allMatch(bits -> isBfloat16Nan(toBfloat16AndBack(bits)));
    }

    @Test
    void bfloat16RoundsToNearestEven() {
        assertThat(bfloat16(0x3f808000)).isEqualTo(0x3f80); // a tie, down to even
        assertThat(bfloat16(0x3f818000)).isEqualTo(0x3f82); // a tie, up to even
        assertThat(bfloat16(0x3f808001)).isEqualTo(0x3f81);
        assertThat(bfloat16(0x3f807fff)).isEqualTo(0x3f80);
        assertThat(bfloat16(0x7f7fffff)).isEqualTo(0x7f80); // the largest float is infinite
    }

    @Test
    void aNanWhosePayloadIsInTheLowHalfStaysANan() {
        float nan = Float.intBitsToFloat(0x7f800001);
        assertThat(HalfPrecision.fromBfloat16(HalfPrecision.toBfloat16(nan))).isNaN();
    }

    private static int bfloat16(int bits) {
        return HalfPrecision.toBfloat16(Float.intBitsToFloat(bits)) & 0xffff;
    }

    private static List<Integer> patterns(IntPredicate condition) {
        return IntStream.range(0, 1 << 16).filter(condition).boxed().toList();
    }

    private static int toHalfAndBack(int bits) {
        return HalfPrecision.toHalf(HalfPrecision.fromHalf((short) bits)) & 0xffff;
    }

    private static boolean isHalfNan(int bits) {
        return Float.isNaN(HalfPrecision.fromHalf((short) bits));
    }

    private static int toBfloat16AndBack(int bits) {
        return HalfPrecision.toBfloat16(HalfPrecision.fromBfloat16((short) bits)) & 0xffff;
    }

    private static boolean isBfloat16Nan(int bits) {
        return Float.isNaN(HalfPrecision.fromBfloat16((short) bits));
    }
}
