package org.scumble.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.tensor.Shape;

class GraphPrinterTest {

    @Test
    void aGraphReadsLineByLine() {
        GraphBuilder b = new GraphBuilder();
        Value x =
                b.input(
                        "latents",
                        DType.F32,
                        Shape.of(Dim.symbol("batch"), 4, Dim.symbol("height"), 16));
        Value weight = b.parameter("conv_in.weight", Shape.of(2, 4, 3, 3));
        Value bias = b.parameter("conv_in.bias", Shape.of(2));
        Value h = b.silu(b.conv(x, weight, bias, 2, 1));
        h = b.add(b.mul(h, 0.5f), b.constant(HostTensor.zeros(DType.F32, 2, 1, 8)));

        assertThat(GraphPrinter.print(b.build(Map.of("noise", h))))
                .isEqualTo(
                        """
                        input latents : f32[batch, 4, height, 16]
                        parameter conv_in.weight : f32[2, 4, 3, 3]
                        parameter conv_in.bias : f32[2]
                        %3 = Conv[stride=2, pads=[1, 1, 1, 1]](latents, conv_in.weight, conv_in.bias) : f32[batch, 2, ceil(height/2), 8]
                        %4 = QuickGelu[alpha=1.0](%3) : f32[batch, 2, ceil(height/2), 8]
                        %5 = Constant [0.5] : f32[]
                        %6 = Mul(%4, %5) : f32[batch, 2, ceil(height/2), 8]
                        %7 = Constant ... : f32[2, 1, 8]
                        %8 = Add(%6, %7) : f32[batch, 2, ceil(height/2), 8]
                        output noise = %8
                        """);
    }
}
