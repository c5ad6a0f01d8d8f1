//! The first name that nothing has.

/// The first wish that is free; where none is, the first with a number behind it, from 2 on.
pub(crate) fn first_free(
    wishes: impl IntoIterator<Item = String>,
    numbered: impl Fn(u32) -> String,
    is_free: impl Fn(&String) -> bool,
) -> String {
    // There are more numbers than names, so that one is found.
    wishes.into_iter().chain((2..=u32::MAX).map(numbered)).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_wishes() {
        let wishes = || ["a".to_owned(), "b".to_owned()];
        let free = |taken: &[&str]| {
            first_free(wishes(), |number| format!("b{number}"), |name| !taken.contains(&name.as_str()))
        };
        assert_eq!([free(&[]), free(&["a"]), free(&["a", "b", "b2"])], ["a", "b", "b3"]);
    }
}
