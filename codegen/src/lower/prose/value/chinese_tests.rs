//! The real words of values in Chinese.

use super::tests::{closed, known, read_as, values};
use super::*;

#[test]
fn a_line_on_all_other_numbers_makes_special_cases_of_the_rest() {
    let lines = ["最大人数。默认值0。", "0：无限制", "大于0：最大人数"];
    assert_eq!(read_as(&Shape::Integer, &lines, &[]), None);
}

#[test]
fn one_chinese_value_may_be_explained_or_be_all_for_now() {
    for (text, literal) in [
        ("计费模式。只能设置为“1”，表示按需计费。", "1"),
        ("实例类型，目前仅支持Cluster。", "Cluster"),
        ("架构，目前只支持x86_64", "x86_64"),
    ] {
        assert_eq!(values(&[text]), Some(closed(&[literal])), "{text}");
    }
    for text in ["该功能目前仅支持Linux。", "取值为0，表示不限制。", "目前仅支持Linux操作系统。"]
    {
        assert_eq!(values(&[text]), None, "{text}");
    }
}

#[test]
fn chinese_lists_are_read() {
    assert_eq!(
        values(&["取值范围：ingress（入方向），egress（出方向）"]),
        Some(closed(&["ingress", "egress"]))
    );
    assert_eq!(values(&["取值范围:", "zh-cn/en-us。"]), Some(closed(&["zh-cn", "en-us"])));
    assert_eq!(
        values(&["可选取值为：STANDARD（标准）、WARM（低频）。如果没有指定，则为标准。"]),
        Some(closed(&["STANDARD", "WARM"]))
    );
    assert_eq!(
        values(&["开始时间必须为22:00:00、02:00:00或06:00:00。"]),
        Some(closed(&["22:00:00", "02:00:00", "06:00:00"]))
    );
    assert_eq!(
        values(&["取值：", "MySQL为“async”或“semisync”。", "SQL Server为“sync”。"]),
        Some(closed(&["async", "semisync", "sync"]))
    );
    assert_eq!(values(&["创建数量。租户的配额足够时，最大值为500。"]), None);
    assert_eq!(values(&["支持A1、B1等。"]), Some(known(&["A1", "B1"])));
}

#[test]
fn values_stand_in_lists_of_which_not_all_are_explained() {
    let lines = ["API的请求协议", "HTTP", "HTTPS", "BOTH：同时支持HTTP和HTTPS"];
    assert_eq!(values(&lines), Some(known(&["HTTP", "HTTPS", "BOTH"])));
    let lines = ["引擎类型", "mysql：迁移，同步使用", "gaussdbv5，postgresql：同步使用"];
    assert_eq!(values(&lines), Some(known(&["mysql", "gaussdbv5", "postgresql"])));
    let lines = ["支持的协议：", "“email”：邮件传输协议", "“http”、“https”：HTTP传输协议"];
    assert_eq!(read_as(&Shape::String, &lines, &[]).map(|it| it.values.len()), Some(3));
    let text = "迁移模式，FULL_TRANS 全量,FULL_INCR_TRANS 全量+增量,INCR_TRANS 增量";
    assert_eq!(values(&[text]), Some(known(&["FULL_TRANS", "FULL_INCR_TRANS", "INCR_TRANS"])));
    let text = "缓存过期时间单位，s：秒；m：分；h：小时；d：天。";
    assert_eq!(values(&[text]), Some(known(&["s", "m", "h", "d"])));
    assert_eq!(values(&["版本号，格式为X.Y。", "X：主版本", "Y：次版本"]), None);
}

#[test]
fn one_chinese_value_is_all_that_is_said() {
    assert_eq!(values(&["Zone类型,取值public。"]), Some(closed(&["public"])));
    assert_eq!(values(&["工单类型，此处传递固定值incident。"]), Some(closed(&["incident"])));
    assert_eq!(values(&["取值id见查询列表。"]), None);
}

#[test]
fn a_chinese_list_ends_where_the_sentence_goes_on() {
    let text = "【已废弃】授权模式，取值为RBAC或ABAC，请使用mode字段。";
    assert_eq!(values(&[text]), Some(closed(&["RBAC", "ABAC"])));
}

#[test]
fn so_many_values_as_there_are_said_to_be_are_all() {
    let text = ["代码类型，取值有2种。", "inline:在线编辑", "zip:压缩包"];
    assert_eq!(values(&text), Some(closed(&["inline", "zip"])));
    let text = ["代码类型，取值有3种。", "inline:在线编辑", "zip:压缩包"];
    assert_eq!(values(&text), Some(known(&["inline", "zip"])));
}

#[test]
fn so_many_kinds_below_a_line_are_all() {
    let lines = ["监控粒度。取值只能为以下几种：", "1（原始数据）", "300（5分钟）"];
    assert_eq!(read_as(&Shape::Integer, &lines, &[]).map(|it| it.certainty), Some(Certainty::Closed));
    let lines = ["防护动作，支持以下三种：", "block：拦截", "pass：放行", "log：仅记录"];
    assert_eq!(values(&lines), Some(closed(&["block", "pass", "log"])));
    let lines = ["防护动作，支持以下场景：", "block：拦截", "pass：放行"];
    assert_ne!(read_as(&Shape::String, &lines, &[]).map(|it| it.certainty), Some(Certainty::Closed));
}

#[test]
fn an_enumeration_ends_with_its_sentence() {
    let text = "内存上限。枚举值：128、256、512。内存每增加128M，CPU按比例增加。";
    let read = read_as(&Shape::Integer, &[text], &[]).map(|it| (it.certainty, it.values.len()));
    assert_eq!(read, Some((Certainty::Closed, 3)));
}

#[test]
fn numbers_of_an_ordered_list_are_no_values() {
    let lines =
        ["均衡算法。", "取值：", "1、ROUND_ROBIN：轮询。", "2、SOURCE_IP：源IP。", "使用说明：", "无"];
    assert_eq!(values(&lines), Some(closed(&["ROUND_ROBIN", "SOURCE_IP"])));
    let lines = ["封装类型。取值如下：", "1，HLS", "2，DASH", "3，HLS+DASH"];
    assert_eq!(values(&lines), Some(closed(&["1", "2", "3"])));
}

#[test]
fn what_a_value_is_called_may_stand_before_it() {
    let lines = ["存储类型。", "标准存储：STANDARD", "深度归档存储（受限公测）：DEEP_ARCHIVE"];
    assert_eq!(values(&lines), Some(known(&["STANDARD", "DEEP_ARCHIVE"])));
    let lines = ["移除策略：OLD_CONFIG（默认）：较早的；NEW_CONFIG：较新的；OLD_INSTANCE：早的。"];
    assert_eq!(values(&lines), Some(known(&["OLD_CONFIG", "NEW_CONFIG", "OLD_INSTANCE"])));
    assert_eq!(values(&["优先级id，1 低，2 中，3 高"]), Some(known(&["1", "2", "3"])));
    assert_eq!(values(&["保留时间，1 天，7 天"]), None);
}

#[test]
fn lines_of_a_case_each_are_values_of_cases() {
    let lines = ["续费时长。取值范围：", "PeriodUnit=Week时：1、2、3。", "PeriodUnit=Month时：1、6、12。"];
    let read = read_as(&Shape::Integer, &lines, &[]).map(|it| (it.certainty, it.values.len()));
    assert_eq!(read, Some((Certainty::Known, 5)));
}

#[test]
fn comparisons_and_placeholders_are_told_from_words() {
    let lines = ["超限条件。", "<：小于阈值。", "\\>=：大于等于阈值。"];
    assert_eq!(values(&lines), Some(known(&["<", ">="])));
    let lines = ["视频质量，包含如下取值：", "lud：超高清", "lhd：高清", "XXX：租户自定义名称"];
    assert_eq!(values(&lines), Some(known(&["lud", "lhd"])));
    assert_eq!(values(&["视频质量，枚举值：", "XXX：租户自定义名称"]), None);
}

#[test]
fn values_that_are_numbered_once_more_keep_their_names() {
    let lines = ["级别，取值范围：Tips | Low", "说明：", "0: Tips–无问题；", "1: Low–无需处理；"];
    assert_eq!(values(&lines), Some(closed(&["Tips", "Low"])));
}

#[test]
fn some_of_a_list_say_what_they_mean() {
    let lines = ["请求协议", "HTTP", "BOTH：同时支持", "GRPCS", "缺省值：HTTP"];
    assert_eq!(values(&lines), Some(known(&["HTTP", "BOTH", "GRPCS"])));
    let lines = ["绑定类型，支持如下三种形式：", "auto_assign", "not_use", "bind_existing"];
    assert_eq!(values(&lines), Some(closed(&["auto_assign", "not_use", "bind_existing"])));
}

#[test]
fn names_of_codes_may_have_a_lead_or_a_comma() {
    let text = ["存储库规格，可取值为崩溃一致性（crash_consistent）或应用一致性（app_consistent）。"];
    assert_eq!(values(&text), Some(known(&["crash_consistent", "app_consistent"])));
    let text = ["策略类型。可以是以下值之一：control_policy，控制策略；tag_policy，标签策略。"];
    assert_eq!(values(&text).map(|found| found.1), Some(known(&["control_policy", "tag_policy"]).1));
}

#[test]
fn values_that_others_explain_are_each_named() {
    assert_eq!(values(&["地址类型", "取值范围：0表示ipv4，1表示ipv6"]), Some(closed(&["0", "1"])));
    let text = ["推理方式，取值为real-time/batch/edge。", "real-time代表在线服务。", "edge表示边缘服务。"];
    assert_eq!(values(&text), Some(closed(&["real-time", "batch", "edge"])));
    let text = ["回源协议", "follow：协议跟随", "http：HTTP协议回源", "https：HTTPS协议回源"];
    assert_eq!(values(&text), Some(known(&["follow", "http", "https"])));
    let text = ["队列类型，有如下两种类型：", "sql：SQL队列", "general：通用队列"];
    assert_eq!(values(&text), Some(closed(&["sql", "general"])));
}
