//! The words of other languages on ranges, lengths and counts.

use super::super::text::Description;
use super::tests::{bounds, ends, lengths, pair, read};
use super::*;

/// A whole number, and no element.
const WHOLE: NumberKind = NumberKind { is_integer: true, is_element: false };

#[test]
fn what_other_words_have_ranges_of_are_cases() {
    let widest = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let siblings = [];
        let found = ranges(Names { own: "num", siblings: &siblings }, &Description::of(&texts), WHOLE);
        assert_eq!(found.always, None, "{texts:?}");
        found.of_cases.map(|bounds| (bounds.minimum, bounds.maximum))
    };
    let of = |least: i64, most: i64| Some((Some(least.into()), Some(most.into())));
    assert_eq!(widest(&["大炉端口设置范围为10～20。", "小炉端口修改范围为30～40。"]), of(10, 40));
    assert_eq!(widest(&["MySQL的端口取值范围为10～20。"]), of(10, 20));
    assert_eq!(
        widest(&[
            "大炉num取值范围为10~20，且不能大于5乘以容量。",
            "小炉num取值范围为3~9，且不能大于5乘以容量。"
        ]),
        of(3, 20)
    );
    assert_eq!(
        widest(&["当kind取值为“A”时，num取值为2～32。", "当kind取值为“B”时，num取值为1。"]),
        of(1, 32)
    );
    assert_eq!(widest(&["If kind is A, the value is 0."]), None);
}

#[test]
fn both_ends_of_a_count_may_be_said_of_one_thing() {
    let text = "待查询的域名，每次请求至少1个、至多100个域名。";
    assert_eq!(
        pair(super::items("domains", &Description::of(&[text.to_owned()]))),
        Some((Some(1), Some(100)))
    );
}

#[test]
fn spanish_and_portuguese_say_ranges_and_lengths() {
    for (text, least, most) in [
        ("El valor varía de 1 a 100.", Some(1), Some(100)),
        ("O valor varia de 1 a 100.", Some(1), Some(100)),
        ("El rango de valores es de 1 a 65535.", Some(1), Some(65535)),
        ("Intervalo de valores: de 1 a 100", Some(1), Some(100)),
        ("El valor mínimo es 1 y el valor máximo es 100.", Some(1), Some(100)),
        ("O valor mínimo é 1 e o valor máximo é 100.", Some(1), Some(100)),
        ("Prioridad. Debe ser mayor que 0.", Some(1), None),
    ] {
        assert_eq!(bounds(text), Some((least, most)), "{text}");
    }
    for (text, least, most) in [
        ("Nombre. Debe contener entre 4 y 64 caracteres.", Some(4), Some(64)),
        ("El valor contiene hasta 64 caracteres.", None, Some(64)),
        ("O valor contém de 1 a 64 caracteres.", Some(1), Some(64)),
        ("Nome. Deve ter de 4 a 64 caracteres.", Some(4), Some(64)),
        ("La longitud máxima es de 255 caracteres.", None, Some(255)),
        ("O comprimento máximo é de 255 caracteres.", None, Some(255)),
        ("Descrição. No máximo 255 caracteres.", None, Some(255)),
        ("No puede superar los 64 caracteres.", None, Some(64)),
    ] {
        assert_eq!(lengths(text), Some((least, most)), "{text}");
    }
    for text in [
        "Si type es A, el valor máximo es 100.",
        "Quando type é A, o valor varia de 1 a 5.",
        "De 1 a 10 instancias por cuenta.",
    ] {
        assert_eq!(bounds(text), None, "{text}");
    }
}

#[test]
fn digits_behind_the_point_bound_nothing() {
    for text in [
        "取值在0到1之间，精确到小数点后2位。",
        "取值范围0~1，最多保留2位小数。",
        "The value is from 0 to 1, with up to 2 decimal places.",
    ] {
        assert_eq!(ends(read(&[text], false).0), Some((Some(0), Some(1))), "{text}");
    }
}

#[test]
fn what_makes_a_case_is_no_range() {
    assert_eq!(read(&["插件异常超过3分钟未上报心跳时，会给出原因。"], true), (None, None));
}

#[test]
fn chinese_lengths_are_read() {
    for (text, least, most) in [
        ("长度为[1-128]的字符", Some(1), Some(128)),
        ("长度为8-26位", Some(8), Some(26)),
        ("由1~64个字符组成", Some(1), Some(64)),
        ("长度为1~64个字符", Some(1), Some(64)),
        ("长度不超过64个字符", None, Some(64)),
        ("不超过255个字符", None, Some(255)),
        ("最多支持255个字符", None, Some(255)),
        ("由9位数字组成", Some(9), Some(9)),
        ("字符串长度不少于1,不超过10万", Some(1), Some(100_000)),
        ("字符串长度32", Some(32), Some(32)),
        ("备注，长度128", None, Some(128)),
        ("编号，长度32位", Some(32), Some(32)),
        ("长度限制为31个字符", None, Some(31)),
        ("长度限制为4到64", Some(4), Some(64)),
        ("长度限制：1~128个字符", Some(1), Some(128)),
        ("项目的32位uuid", Some(32), Some(32)),
        ("64个字符以内", None, Some(64)),
        ("长度为[1-63],仅支持小写字母", Some(1), Some(63)),
        ("最大长度36字节，带“-”连字符的UUID格式", None, Some(36)),
    ] {
        assert_eq!(lengths(text), Some((least, most)), "{text}");
    }
    assert_eq!(lengths("取值范围1-5"), None);
}

#[test]
fn what_is_said_of_parts_that_a_form_names_bounds_nothing() {
    let text = "模型版本，格式需为“数值.数值.数值”，其中数值为1-2位正整数。";
    assert_eq!(lengths(text), None);
    assert_eq!(bounds(text), None);
}

#[test]
fn of_a_list_of_numbers_counts_are_no_bounds() {
    let of = |text: &str| {
        let texts = [text.to_owned()];
        let kind = NumberKind { is_integer: true, is_element: true };
        ends(ranges(Names { own: "ports", siblings: &[] }, &Description::of(&texts), kind).always)
    };
    assert_eq!(of("端口列表，最多20个。"), None);
    assert_eq!(of("端口列表，最多20个，每个端口在1到65535之间。"), Some((Some(1), Some(65535))));
    assert_eq!(of("端口列表，1～5个，每个端口的取值为1～65535之间的整数。"), Some((Some(1), Some(65535))));
}
