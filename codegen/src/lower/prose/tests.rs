use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn no_prose_makes_it_panic(
        paragraphs in prop::collection::vec("(Enumeration values:|The value can be |Options: |Default: |Value range: |[A-Za-z0-9:,.()é -]{0,30})", 0..6),
        integer in any::<bool>(),
    ) {
        let shape = if integer { Shape::Integer } else { Shape::array(Shape::String) };
        read(&Subject {
            name: "x",
            shape: &shape,
            paragraphs: &paragraphs,
            siblings: &[],
            direction: Direction::Request,
            examples: &paragraphs,
            reads_patterns: true,
        });
    }
}
