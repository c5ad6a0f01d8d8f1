//! Values of wordings that other services have: joined labels, bars and slashes, choices, cases under a label of the range.

use super::tests::{closed, known, values};

#[test]
fn a_label_may_name_two_values() {
    let lines = [
        "Protocol. The following protocols are supported:",
        "email: by mail",
        "http and https: The endpoints are URLs.",
    ];
    assert_eq!(values(&lines), Some(closed(&["email", "http", "https"])));
    let lines = ["Protocol. The value can be:", "sms: by SMS", "http/https: HTTP or HTTPS protocol."];
    assert_eq!(values(&lines), Some(closed(&["sms", "http", "https"])));
    let lines = ["Type. The value can be:", "text/plain: a text", "PUB|SUB: both"];
    assert_eq!(values(&lines), Some(closed(&["text/plain", "PUB|SUB"])));
}

#[test]
fn values_may_stand_between_bars_or_slashes() {
    assert_eq!(values(&["Severity level. Tips | Low | High"]), Some(known(&["Tips", "Low", "High"])));
    assert_eq!(
        values(&["编码格式，取值范围none|base64，默认值none，base64格式仅支持透传模式。"]),
        Some(closed(&["none", "base64"]))
    );
    assert_eq!(
        values(&["推理方式，取值为real-time/batch/edge。"]),
        Some(closed(&["real-time", "batch", "edge"]))
    );
}

#[test]
fn what_announces_a_choice_closes_the_list() {
    let lines =
        ["Action. One of the two policies below is to be chosen:", "time_base: old ones", "reject: none"];
    assert_eq!(values(&lines), Some(closed(&["time_base", "reject"])));
    let lines = ["Method. The following methods are supported:", "average: the mean", "max: the largest"];
    assert_eq!(values(&lines), Some(closed(&["average", "max"])));
    let lines =
        ["Period. Enumerated values: 60, 300, and 900.", "60: one minute", "300: five", "900: fifteen"];
    assert_eq!(values(&lines), Some(closed(&["60", "300", "900"])));
    let lines = [
        "SSL. Valid values:",
        "The value 0 indicates that it is off.",
        "The value 1 indicates that it is on.",
    ];
    assert_eq!(values(&lines), Some(closed(&["0", "1"])));
    let text =
        "Origin type: ipaddr, domain, or bucket, indicating an address, a name, or a bucket, respectively.";
    assert_eq!(values(&[text]), Some(known(&["ipaddr", "domain", "bucket"])));
}

#[test]
fn cases_are_all_where_a_label_of_the_range_has_nothing_else() {
    let lines = ["Mode.", "取值：", "MySQL为“async”或“semisync”。", "PostgreSQL为“async”或“sync”。"];
    assert_eq!(values(&lines), Some(closed(&["async", "semisync", "sync"])));
    let lines = ["Version.", "If the engine is Redis, choose 4.0, 5.0, or 6.0."];
    assert_eq!(values(&lines), Some(known(&["4.0", "5.0", "6.0"])));
    assert_eq!(values(&["Region.", "If you use it, choose a region."]), None);
}
