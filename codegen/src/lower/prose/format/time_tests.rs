//! Times: their notations, and what pages say of these.

use super::tests::*;
use super::*;

#[test]
fn a_notation_may_say_more_than_its_letters() {
    for (text, expected) in [
        (
            "Time when a snapshot is created, specifically, HH:mm z. In the format, HH:mm refers to the hour time.",
            Some("^[0-9]{2}:00 \\S+$"),
        ),
        ("创建快照的时间点，格式为“HH:mm z”，“HH:mm”表示整点时间，“z”表示时区。", Some("^[0-9]{2}:00 \\S+$")),
        (
            "Creation time. It is a UTC time rounded to 6 decimal places in the format of yyyy-mm-dd hh:mm:ss.",
            Some("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}$"),
        ),
        ("Creation time. It is accurate to 1 minute in the format of yyyy-mm-dd hh:mm:ss.", None),
        ("Month you want to query (YYYY-MM). Example: 2019-01", Some("^[0-9]{4}-[0-9]{2}$")),
    ] {
        assert_eq!(pattern(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn parts_of_a_window_obey_rules() {
    let accepts = |text: &str, right: &[&str], wrong: &[&str]| {
        let pattern = pattern(text).unwrap_or_default();
        for value in right {
            assert_eq!(crate::pattern::matches(&pattern, value), Some(true), "{value}: {text}");
        }
        for value in wrong {
            assert_eq!(crate::pattern::matches(&pattern, value), Some(false), "{value}: {text}");
        }
    };
    for text in [
        "Backup window. It must be a valid value in the \"hh:mm-HH:MM\" format. The HH value must be 1 greater than the hh value. The values of mm and MM must be the same and must be set to 00, 15, 30, or 45.",
        "备份时间段。格式必须为hh:mm-HH:MM，当前时间指UTC时间。\nHH取值必须比hh大1。\nmm和MM取值必须相同，且取值必须为00、15、30或45。",
        "Ventana. Debe ser un valor válido en el formato \"hh:mm-HH:MM\".\nEl valor de HH debe ser 1 mayor que el valor de hh.\nLos valores de mm y MM deben ser los mismos y se deben establecer en 00, 15, 30 o 45.",
    ] {
        let wrong = ["08:15", "08:10-09:10", "08:15-10:15", "08:00-09:15", "8-9"];
        accepts(text, &["08:15-09:15", "23:00-00:00", "00:45-01:45"], &wrong);
    }
    let each = "备份时间段，格式必须为HH:mm-HH:mm，且HH取值必须比前一个HH大1，mm只能取00、15、30或45，例如：08:15-09:15。";
    accepts(each, &["08:15-09:15", "08:00-09:15"], &["08:20-09:20"]);
    let unread = "Backup window in the \"hh:mm-HH:MM\" format. HH must not be in the hours of hh.";
    assert_eq!(pattern(unread), None);
}

#[test]
fn a_time_has_a_notation_only_where_it_is_shown() {
    let text = "UTC time when the event source is created.";
    assert_eq!(format(text, &[]), Some(Format::Time));
    assert_eq!(format(text, &["2024-05-16T11:46:07Z"]), Some(Format::DateTime));
    assert_eq!(format(text, &["2024-05-16 11:46:07"]), Some(Format::Time));
    assert_eq!(format("Time when it was created.", &["2024-05-16T11:46:07Z"]), Some(Format::Time));
    assert_eq!(format("UTC time. The format is YYYY-MM-DDTHH:MM:SSZ.", &[]), Some(Format::DateTime));
    let clock = "Creation time. Format: yyyy-MM-ddTHH:mm:ss";
    assert_eq!(format(clock, &[]), Some(Format::Time));
    assert_eq!(format(clock, &["2024-05-16T11:46:07Z"]), Some(Format::Time));
    assert_eq!(format("Expiration date. The format is yyyy-MM-dd.", &[]), Some(Format::Date));
    assert_eq!(
        format("Specifies the time when it was created, for example, 2018-01-17T03:03:32Z.", &[]),
        Some(Format::DateTime)
    );
}

#[test]
fn an_instant_in_the_text_says_more_than_its_notation() {
    for text in [
        "Time when the job ends, in %YYYY-%mm-%ddT%HH:%MM:%SSZ format. For example, 2018-02-01T12:00:00Z.",
        "End time. The format is yyyy-MM-ddTHH:mm:ss, for example, 2018-02-01T12:00:00Z.",
    ] {
        let found = notation_of("x", text, &[], false);
        assert_eq!((found.format, found.pattern), (Some(Format::DateTime), None), "{text}");
    }
    let text =
        "The last update time. Time format: UTC YYYY-MM-DDTHH:MM:SS.+XX.XX. +XX.XX indicates the time zone.";
    assert_eq!(format(text, &["2018-02-01T12:00:00Z"]), Some(Format::Time));
}

#[test]
fn a_page_that_speaks_of_offsets_leaves_the_notation_open() {
    let text =
        "Time when an image was updated. It is the UTC standard time. Users need to calculate the offset.";
    assert_eq!(format(text, &["2024-05-16T11:46:07Z"]), Some(Format::Time));
    let text = "Creation time. The format is yyyy-MM-ddTHH:mm:ssZ. Z indicates the time zone offset.";
    assert_eq!(format(text, &[]), Some(Format::Time));
}

#[test]
fn spans_of_time_are_no_times() {
    for text in [
        "Retry interval upon connection failure. The default value is 60 seconds.",
        "Time zone of the task.",
        "Time to live, in milliseconds",
        "Response time in ms",
        "最大连接时间（ms）",
        "Timeout duration.",
        "Number of times the job runs.",
    ] {
        assert_eq!(format(text, &[]), None, "{text}");
    }
}

#[test]
fn notations_become_patterns() {
    let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    let clock = "[0-9]{2}:[0-9]{2}:[0-9]{2}";
    for (text, expected) in [
        ("The format is yyyy-mm-dd hh:mm:ss.", format!("^{day} {clock}$")),
        (
            "Time in the format of yyyyMMddHHmmss.",
            "^[0-9]{4}[0-9]{2}[0-9]{2}[0-9]{2}[0-9]{2}[0-9]{2}$".to_owned(),
        ),
        (
            "It must be a valid value in the \"hh:mm-HH:MM\" format.",
            "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$".to_owned(),
        ),
        (
            "取值范围：格式必须为hh:mm-HH:MM，且有效，当前时间指UTC时间。",
            "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$".to_owned(),
        ),
        ("维护时间窗开始时间，为UTC时间，格式为HH:mm:ss。", format!("^{clock}$")),
        ("Time when it starts (in the hh:mm:ss format, for example, 17:00:00)", format!("^{clock}$")),
        ("统计日期，格式：YYYY-MM-DD，如2024-01-31。", format!("^{day}$")),
        (
            "Time of deletion. The time is in the format of \"2019-05-22T07:48:19.000000\".",
            format!("^{day}T{clock}\\.[0-9]{{6}}$"),
        ),
    ] {
        assert_eq!(pattern(text), Some(expected), "{text}");
    }
    assert_eq!(format("统计日期，格式：YYYY-MM-DD，如2024-01-31。", &[]), Some(Format::Date));
    let text = "UTC时间，格式为：yyyy-MM-dd'T'HH:mm:ss'Z'，例如：2023-08-01T07:43:22Z";
    assert_eq!(format(text, &[]), Some(Format::DateTime));
    for text in [
        "The format is yyyy-MM-ddTHH:mm:ssZ. Z indicates the time zone offset, such as +0100.",
        "Creation time in the yyyy-MM-dd'T'HH:mm:ssZ format.",
        "创建时间，格式为“yyyy-mm-ddThh:mm:ssZ”。\n其中，T指某个时间的开始；Z指时区偏移量，例如北京时间偏移显示为+0800。",
    ] {
        let pattern = pattern(text).unwrap();
        assert_eq!(crate::pattern::matches(&pattern, "2016-01-02T15:04:05+0100"), Some(true), "{text}");
        assert_eq!(crate::pattern::matches(&pattern, "2016-01-02 15:04:05"), Some(false), "{text}");
    }
}

#[test]
fn several_notations_are_none() {
    for text in [
        "Time. The format is yyyy-MM-dd or yyyy-MM-dd HH:mm:ss",
        "The date",
        "The format is yyyy-MM-dd HH:mm:ss +0800",
        "The format is mm:ss",
        "Time format. The default format is yyyy-MM-dd.",
        "The time is in the format of \"2019-05-22T03:30:52Z\".",
        "For example, 2019-05-22T07:48:19.000000.",
        "In the format of 10.0.0.0.",
        "File name. Logs are stored in /log/yyyy/MM/dd.",
        "Order ID in the format of yyyyMMdd followed by a number.",
        "订单ID，格式为yyyyMMdd加序号",
        "Password expiration time. The format is expires=operator:timestamp. The format is YYYY-MM-DDTHH:mm:ss.",
    ] {
        assert_eq!(pattern(text), None, "{text}");
    }
}
