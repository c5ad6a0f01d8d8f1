use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn no_prose_makes_it_panic(
        paragraphs in prop::collection::vec("(Enumeration values:|The value can be |Options: |Default: |Value range: |If y is |, it is mandatory|Unit: |取值为|当y为|长度不超过|[A-Za-z0-9:,.()é -]{0,30})", 0..6),
        integer in any::<bool>(),
    ) {
        let shape = if integer { Shape::Integer } else { Shape::array(Shape::String) };
        let facts = Facts::default();
        let siblings = ["x", "y"].map(|name| Sibling { name, shape: &shape, paragraphs: &paragraphs, facts: &facts });
        let subject = Subject {
            name: "x",
            shape: &shape,
            paragraphs: &paragraphs,
            siblings: &siblings,
            direction: Direction::Request,
            examples: &paragraphs,
            reads_patterns: true,
        };
        read(&subject);
        conditions(&subject);
    }
}
