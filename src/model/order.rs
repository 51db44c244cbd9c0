//! Putting things in order by rank. One sort for every list keeps the compiled app small.

/// `items` by falling rank; those of the same rank keep their order.
pub fn by_rank<T>(items: Vec<T>, rank: impl Fn(&T) -> i64) -> impl Iterator<Item = T> {
    let ranks = items.iter().map(rank).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    falling(ranks).into_iter().filter_map(move |place| items[place].take())
}

/// The places of `ranks` from the highest to the lowest.
fn falling(ranks: Vec<i64>) -> Vec<usize> {
    let mut order: Vec<(i64, usize)> = ranks.into_iter().enumerate().map(|(place, rank)| (!rank, place)).collect();
    // Most lists come in their order, and sorting ten thousand articles takes a while.
    if !order.is_sorted() {
        order.sort_unstable();
    }
    order.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_ranks_come_first_and_ties_keep_their_order() {
        let sorted: Vec<_> =
            by_rank(vec![("a", 1), ("b", 5), ("c", 1), ("d", i64::MIN), ("e", i64::MAX)], |item| item.1).collect();
        assert_eq!(sorted, [("e", i64::MAX), ("b", 5), ("a", 1), ("c", 1), ("d", i64::MIN)]);
    }
}
