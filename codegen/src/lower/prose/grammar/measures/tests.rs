use super::*;

fn read(text: &str) -> Vec<(Form, Topic, Counted)> {
    let tokens = lex::measures(text);
    measures(&tokens).iter().map(|it| (it.form, it.topic, it.counted)).collect()
}

#[test]
fn subject_and_what_is_counted_are_found() {
    use {Counted as C, Form as F, Topic as T};
    for (text, expected) in [
        ("The value ranges from 1 to 50", vec![(F::Interval, T::Range, C::Nothing)]),
        ("The value is an integer from 1 to 100", vec![(F::Interval, T::Range, C::Nothing)]),
        ("It can contain 1 to 64 characters", vec![(F::Interval, T::Value, C::Characters)]),
        ("Max. 128 characters", vec![(F::Bound, T::Silent, C::Characters)]),
        ("A maximum of 10 tags is allowed", vec![(F::Bound, T::Silent, C::Noun)]),
        ("The list can include at least one node", vec![(F::Bound, T::List, C::Noun)]),
        ("The array length must be 1 to 5", vec![(F::Interval, T::Count, C::Nothing)]),
        ("数组元素个数不超过5", vec![(F::Bound, T::Number, C::Nothing)]),
        ("最多支持5000个号码", vec![(F::Bound, T::Silent, C::Noun)]),
        ("长度不超过64个字符", vec![(F::Bound, T::Length, C::Characters)]),
        ("64个字符以内", vec![(F::Bound, T::Silent, C::Characters)]),
        ("由9位数字组成", vec![(F::Exact, T::Silent, C::Characters)]),
        ("取值范围：[1,100]", vec![(F::Interval, T::Range, C::Nothing)]),
        ("The value must contain 32 characters", vec![(F::Exact, T::Value, C::Characters)]),
        ("The interval must be no more than 7 days", vec![(F::Bound, T::Other, C::Nothing)]),
        ("Max. characters: 20", vec![(F::Bound, T::Silent, C::Characters)]),
        ("This parameter contains a maximum of 10 keys", vec![(F::Bound, T::Value, C::Noun)]),
        ("The number of tags cannot exceed 10", vec![(F::Bound, T::Number, C::Nothing)]),
        ("The length must be 32", vec![(F::Exact, T::Length, C::Nothing)]),
        ("36-byte serial number", vec![(F::Exact, T::Silent, C::Characters)]),
        ("The sum of them cannot exceed 20", vec![(F::Bound, T::Part, C::Nothing)]),
        ("Enter a positive integer", vec![(F::Positive, T::Silent, C::Nothing)]),
        ("A 64-byte block is read", vec![]),
        ("Use IPv4 or 10.0.0.0/8-24", vec![]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
    let both = read("The minimum value is 1 and the maximum value is 1,000");
    assert_eq!(both.len(), 2);
}
