//! The root of a rising function, by Newton steps kept inside a shrinking bracket.

/// Finds u in `low..=high` with `f(u) = target` for a function that does not fall; `f` gives value and slope.
/// Ends when the bracket or the step is at the limit of the numbers, at the latest after 300 steps.
pub(super) fn rising(low: f64, high: f64, target: f64, f: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (low, high);
    let mut u = 0.5 * (low + high);
    for _ in 0..300 {
        let (value, slope) = f(u);
        let gap = value - target;
        if gap == 0.0 {
            break;
        }
        if gap > 0.0 {
            high = u;
        } else {
            low = u;
        }
        let newton = u - gap / slope;
        // Not "newton <= low": a slope of zero gives no number, which must also fall back to halving.
        let next = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        if (next - u).abs() <= 1e-15 * (1.0 + u.abs()) {
            u = next;
            break;
        }
        u = next;
    }
    u
}
