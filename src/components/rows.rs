//! Which rows of a long list are near the viewport, and how much room the others take.

use std::ops::Range;

/// Rows this far beyond the viewport are kept, in CSS pixels.
pub const BEYOND: f64 = 900.0;
/// A row that was never measured counts as this tall while none was.
const GUESS: f64 = 140.0;

/// Where each row of a list begins, in CSS pixels from the beginning of the list; the last number is its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    edges: Vec<f64>,
}

impl Rows {
    /// Rows of these heights; one that is not known counts as the average of the known ones.
    pub fn new(heights: &[Option<f64>]) -> Self {
        let (mut count, mut sum) = (0.0, 0.0);
        for height in heights.iter().skip(1).flatten() {
            count += 1.0;
            sum += height;
        }
        let average = if count == 0.0 { GUESS } else { sum / count };
        let mut edges = Vec::with_capacity(heights.len() + 1);
        let mut edge = 0.0;
        edges.push(edge);
        for height in heights {
            edge += height.unwrap_or(average);
            edges.push(edge);
        }
        Self { edges }
    }

    /// The rows to draw when the viewport shows the list from `top` to `bottom`, and `beyond` on both sides.
    pub fn near(&self, top: f64, bottom: f64, beyond: f64) -> Range<usize> {
        let count = self.edges.len() - 1;
        let first = self.edges.partition_point(|edge| *edge <= top - beyond).saturating_sub(1).min(count);
        let last = self.edges.partition_point(|edge| *edge < bottom + beyond).min(count);
        first..last.max(first)
    }

    /// Where a row begins.
    pub fn top(&self, row: usize) -> f64 {
        self.edges[row.min(self.edges.len() - 1)]
    }

    /// The room of the rows before and after `drawn`.
    pub fn around(&self, drawn: &Range<usize>) -> (f64, f64) {
        (self.top(drawn.start), self.top(self.edges.len()) - self.top(drawn.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_rows_near_the_viewport_are_drawn() {
        let rows = Rows::new(&[Some(100.0); 10_000]);
        assert_eq!(rows.near(0.0, 800.0, BEYOND), 0..17);
        assert_eq!(rows.near(0.0, 800.0, 0.0), 0..8);
        let middle = rows.near(500_000.0, 500_800.0, BEYOND);
        assert_eq!(middle, 4991..5017);
        assert_eq!(rows.around(&middle), (499_100.0, 498_300.0));
        assert_eq!(rows.near(1e9, 1e9, BEYOND), 10_000..10_000);
    }

    #[test]
    fn rows_never_measured_count_as_the_average() {
        assert_eq!(Rows::new(&[None, Some(100.0), None, Some(200.0)]).edges, [0.0, 150.0, 250.0, 400.0, 600.0]);
        assert_eq!(Rows::new(&[]).near(0.0, 100.0, BEYOND), 0..0);
    }

    proptest! {
        #[test]
        fn the_room_is_the_same_wherever_the_viewport_is(heights in prop::collection::vec(prop::option::of(20.0..400.0_f64), 0..200), top in -2000.0..50_000.0_f64) {
            let rows = Rows::new(&heights);
            let drawn = rows.near(top, top + 900.0, BEYOND);
            let (before, after) = rows.around(&drawn);
            let within = rows.top(drawn.end) - rows.top(drawn.start);
            prop_assert!((before + within + after - rows.top(usize::MAX)).abs() < 0.001);
            prop_assert!(drawn.len() <= 150);
        }
    }
}
