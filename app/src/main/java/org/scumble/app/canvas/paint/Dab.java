package org.scumble.app.canvas.paint;

/// One print of a round brush.
///
/// @param left the first column, counted from the pixel the centre is in
/// @param top the first row, counted likewise
/// @param side width and height in pixels
/// @param coverage `side * side` values, 0 to [#FULL]; 16 bits, since a stroke adds up many faint
///     ones and 8 would show as steps
record Dab(int left, int top, int side, char[] coverage) {
    static final int FULL = 0xffff;

    private static final int MAX_STEPS = 1 << 14;

    /// The print of a brush whose centre lies at (`fx`, `fy`) within its pixel.
    ///
    /// @param fx 0 at the pixel's left edge, 1 at its right
    /// @param fy 0 at the pixel's upper edge, 1 at its lower
    static Dab of(double size, double hardness, double fx, double fy) {
        double outer = size / 2 + 0.5;
        int left = (int) Math.floor(fx - outer);
        int top = (int) Math.floor(fy - outer);
        int side = Math.max((int) Math.ceil(fx + outer) - left, (int) Math.ceil(fy + outer) - top);
        char[] profile = profile(size, hardness);
        double scale = (profile.length - 1) / (outer * outer);
        char[] coverage = new char[side * side];
        for (int y = 0; y < side; y++) {
            double dy = top + y + 0.5 - fy;
            for (int x = 0; x < side; x++) {
                double dx = left + x + 0.5 - fx;
                int step = (int) ((dx * dx + dy * dy) * scale + 0.5);
                coverage[y * side + x] = step < profile.length ? profile[step] : 0;
            }
        }
        return new Dab(left, top, side, coverage);
    }

    /// Coverage by squared distance from the centre, which needs no root for each pixel and is
    /// finest where it matters, at the rim. Full up to `hardness` of the radius, then a smoothstep;
    /// a rim at least a pixel wide, half of it outside the radius, anti-aliases the hardest brush.
    private static char[] profile(double size, double hardness) {
        double outer = size / 2 + 0.5;
        double inner = hardness * Math.max(0, size / 2 - 0.5);
        char[] profile = new char[Math.clamp((long) (outer * outer * 8), 64, MAX_STEPS)];
        for (int i = 0; i < profile.length; i++) {
            double distance = outer * Math.sqrt((double) i / (profile.length - 1));
            double t = Math.clamp((outer - distance) / (outer - inner), 0, 1);
            profile[i] = (char) Math.round(t * t * (3 - 2 * t) * FULL);
        }
        return profile;
    }
}
