use super::super::super::lex::words;
use super::*;

/// Values with their meanings, and whether there are others.
type Found = (Vec<(String, Option<String>)>, bool);

fn read(text: &str) -> Option<Found> {
    let list = list(text, &words(text))?;
    let pairs = list.items.into_iter().map(|item| (item.value.literal, item.value.meaning));
    Some((pairs.collect(), list.is_open))
}

fn closed(items: &[(&str, &str)]) -> Found {
    let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (items.iter().map(|(literal, meaning)| ((*literal).to_owned(), own(meaning))).collect(), false)
}

fn plain(items: &[&str]) -> Found {
    closed(&items.iter().map(|item| (*item, "")).collect::<Vec<_>>())
}

#[test]
fn items_are_told_apart() {
    assert_eq!(read("A, B, or C"), Some(plain(&["A", "B", "C"])));
    assert_eq!(read("either id or name"), Some(plain(&["id", "name"])));
    assert_eq!(read("open | shut"), Some(plain(&["open", "shut"])));
    assert_eq!(read("Red Hat and Ubuntu"), Some(plain(&["Red Hat", "Ubuntu"])));
    assert_eq!(read("0 (inbound), 1 (x, y)"), Some(closed(&[("0", "inbound"), ("1", "x, y")])));
    assert_eq!(read("0：关闭，1：开启"), Some(closed(&[("0", "关闭"), ("1", "开启")])));
    assert_eq!(read("A（甲）、B（乙）"), Some(closed(&[("A", "甲"), ("B", "乙")])));
    assert_eq!(read("linux, other, windows, or arm"), Some(plain(&["linux", "other", "windows", "arm"])));
    assert_eq!(read("tcp, udp, or any").map(|it| it.0.len()), Some(3));
    assert_eq!(read("TCP, or or HTTP"), Some(plain(&["TCP", "HTTP"])));
    assert_eq!(read("1, 7, or 30 days"), Some(plain(&["1", "7", "30"])));
    assert_eq!(read("“async”或“semisync”"), Some(plain(&["async", "semisync"])));
}

#[test]
fn a_list_ends_where_the_clause_goes_on() {
    for text in [
        "A1 or B1, and the default value is A1",
        "A1 or B1, which indicates something",
        "A1 and B1 are supported",
        "A1 or B1 by default",
        "A1 and B1 if it is new",
        "A1、B1，默认为A1",
        "A1、B1，单位为秒",
        "A1 or B1, default A1",
    ] {
        assert_eq!(read(text), Some(plain(&["A1", "B1"])), "{text}");
    }
    assert_eq!(read("default or custom"), Some(plain(&["default", "custom"])));
}

#[test]
fn words_leave_a_list_open_or_are_none() {
    assert_eq!(read("tcp, udp, or an IP number").map(|it| it.1), Some(true));
    assert_eq!(read("A、B等").map(|it| it.1), Some(true));
    for text in ["empty or a number", "changed later", "1 to 5", "a key ID, alias, or URN", "由数字组成", ""]
    {
        assert_eq!(read(text), None, "{text}");
    }
}
