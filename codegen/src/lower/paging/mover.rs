//! What a parameter that moves through a list counts, as its own description says: items, pages, or nothing, where it
//! names an item.

use lazy_regex::{Lazy, Regex, lazy_regex};

use crate::model::{DefaultValue, Description, Parameter, Shape};

pub(super) const OFFSETS: [&str; 2] = ["offset", "start"];
pub(super) const MARKERS: [&str; 2] = ["marker", "next_marker"];
pub(super) const PAGES: [&str; 6] =
    ["page", "page_no", "page_num", "page_number", "page_index", "current_page"];

/// What moves through the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mover {
    /// The number of items to skip, counted from this number.
    Items { first: u64 },
    /// The number of a page. None where the page does not say which number the first one has.
    Pages { first: Option<u64> },
    /// The name of an item.
    Marker,
}

fn says(parameter: &Parameter, phrase: &Regex) -> bool {
    is_said(&parameter.description, phrase)
}

fn is_said(description: &Description, phrase: &Regex) -> bool {
    description.paragraphs().any(|text| phrase.is_match(text))
}

/// What the parameter counts. None where its description does not say, or says something else than its name.
pub(super) fn read(parameter: &Parameter) -> Option<Mover> {
    let is_one = |names: &[&str]| names.iter().any(|name| parameter.name.eq_ignore_ascii_case(name));
    if is_one(&PAGES) {
        return (!counts_items(parameter)).then(|| Mover::Pages { first: first_page(parameter) });
    }
    let pages = is_of_pages(&parameter.description);
    if is_one(&MARKERS) {
        return (!pages).then_some(Mover::Marker);
    }
    if names_an_item(parameter) {
        return Some(Mover::Marker);
    }
    if pages {
        return Some(Mover::Pages { first: first_page(parameter) });
    }
    items(parameter)
}

/// Whether a description is that of a number of pages, and not of items: `Page number`, `Current page, starting from 1`, `0 is
/// the first page, 1 the second`.
pub(super) fn is_of_pages(description: &Description) -> bool {
    static PAGES: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \bpage\ (?:number|no\b|index|to\ (?:be\ )?(?:start|quer))|\bnumber\ of\ (?:the|a)\ page\b|\b(?:which|current|start(?:ing)?)\ page\b
        |^\W*(?:specifies\ |indicates\ )?(?:the\ )?(?:first|initial)\ page\ of\b|\bpages\ to\ (?:be\ )?skip|\bfirst\ page\b.*\bsecond\b
        |\b[01]\ (?:is|for|means|indicates|represents|refers\ to|:)\ (?:the\ )?first\ page|页码|第几页|起始页|当前页|第[0-9N]页|从第"
    );
    is_said(description, &PAGES) && !is_of_items(description)
}

/// `The query starts from the N+1 piece of data`, `The records after this offset are queried`
fn counts_items(parameter: &Parameter) -> bool {
    is_of_items(&parameter.description)
}

fn is_of_items(description: &Description) -> bool {
    static ITEMS: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \bN\ ?\+\ ?1\b|\bnext\ (?:piece|record|data|resource|item|row)|\bafter\ th(?:is|e)\ offset\b|\bfirst\ (?:piece|record|item|row)\b
        |\b(?:number|quantity)\ of\ (?:the\ )?(?:\w+\ )?(?:items|records|rows|entries|resources|\w+s)\ (?:to\ (?:be\ )?skip|skipped|before)|\bskips?\b|第一条|N\+1条|下一条|起始条"
    );
    is_said(description, &ITEMS)
}

/// Whether a description says more than the name: of `Specifies the offset.` beside a marker that is explained, nothing is known.
pub(super) fn is_explained(parameter: &Parameter) -> bool {
    parameter.description.paragraphs().map(|text| text.split_whitespace().count()).sum::<usize>() > FEW_WORDS
        || parameter.description.paragraphs().any(|text| !text.is_ascii())
}

/// Words that repeat a name, at most.
const FEW_WORDS: usize = 4;

/// A number of items, where nothing stands against it.
fn items(parameter: &Parameter) -> Option<Mover> {
    let is_sure = counts_items(parameter);
    let default = default(parameter);
    if !is_sure && (speaks_of_pages(parameter) || default.is_none() && may_be_a_name(parameter)) {
        return None;
    }
    match default {
        Some(first @ 0..=1) => Some(Mover::Items { first }),
        Some(_) => None,
        // From 1 on, and nothing says whether 1 is the first item or the second.
        None if !is_sure && starts_at_one(parameter) => None,
        None => Some(Mover::Items { first: 0 }),
    }
}

/// Whether pages are spoken of otherwise than by the way: `the records on each page`.
fn speaks_of_pages(parameter: &Parameter) -> bool {
    static BY_THE_WAY: Lazy<Regex> = lazy_regex!(
        r"(?i)\b(?:(?:each|every|per|one|a|the (?:previous|next|last|same)|on) pages?|paging|multiple pages)\b"
    );
    static PAGE: Lazy<Regex> = lazy_regex!(r"(?i)\bpages?\b|页");
    parameter.description.paragraphs().any(|text| PAGE.is_match(&BY_THE_WAY.replace_all(text, "")))
}

/// A text, and whatever is called `start`, can be anything that its description does not call a place.
fn may_be_a_name(parameter: &Parameter) -> bool {
    static PLACE: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \b(?:offset|index|position|start(?:ing)?\ (?:point|row|record)|integer|must\ be\ an?\ (?:\w+\ )?number|greater\ than)\b
        |偏移|起始|位置|索引"
    );
    let can_be = parameter.shape != Shape::Integer || parameter.name.eq_ignore_ascii_case("start");
    can_be && (!says(parameter, &PLACE) || says_only_number_of(parameter))
}

/// `a positive integer`, but not `0 or a positive integer`
fn starts_at_one(parameter: &Parameter) -> bool {
    static POSITIVE: Lazy<Regex> =
        lazy_regex!(r"(?i)\bpositive (?:integer|number)\b|\bgreater than 0\b|正整数|大于0的");
    static FROM_0: Lazy<Regex> = lazy_regex!(r"(?i)\b(?:0|zero) or\b");
    let is_positive = says(parameter, &POSITIVE) && !says(parameter, &FROM_0);
    is_positive || least(parameter).is_some_and(|least| least > 0)
}

/// `No. of the task with which a query starts` may be a number in a list, or an id.
fn says_only_number_of(parameter: &Parameter) -> bool {
    static NUMBER_OF: Lazy<Regex> = lazy_regex!(r"(?i)^\W*(?:no\.|number) of\b");
    says(parameter, &NUMBER_OF)
}

/// The default: what was read, or a number that a sentence calls so in its own way.
fn default(parameter: &Parameter) -> Option<u64> {
    static STATED: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \bdefault\b[^.;。]*?\b(?:is|to|:|of)\ ?(?P<a>\d+)\b|\b(?:is|set\ to|to)\ (?P<b>\d+)\ by\ default
        |\bstart(?:s|ing)?\ (?:from|at|with)\ (?P<c>[01])\b|默认(?:值|取值)?(?:为|是|：|:)\ ?(?P<d>\d+)|从(?P<e>[01])开始"
    );
    let read = match &parameter.facts.default {
        Some(DefaultValue::Value(value)) => value.as_u64().or_else(|| value.as_str()?.parse().ok()),
        _ => None,
    };
    read.or_else(|| {
        let found = parameter.description.paragraphs().find_map(|text| STATED.captures(text))?;
        let digits = ["a", "b", "c", "d", "e"].into_iter().find_map(|name| found.name(name))?;
        digits.as_str().parse().ok()
    })
}

fn least(parameter: &Parameter) -> Option<u64> {
    parameter.facts.bounds()?.minimum.as_ref()?.as_u64()
}

/// The number of the first page: what the description says of it, the default, or the least.
fn first_page(parameter: &Parameter) -> Option<u64> {
    static FIRST: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \b(?P<a>[01])\ (?:is|for|means|indicates|represents|refers\ to|:)\ (?:the\ )?first\ page
        |\bfirst\ page\ is\ (?:numbered\ )?(?P<b>[01])\b|\bminimum(?:\ value)?\ is\ (?P<c>[01])\b|(?P<d>[01])(?:表示|代表|为)第一页"
    );
    let stated = || {
        let found = parameter.description.paragraphs().find_map(|text| FIRST.captures(text))?;
        ["a", "b", "c", "d"].into_iter().find_map(|name| found.name(name))?.as_str().parse().ok()
    };
    // A default of 0 or 1 is the first page; another one says nothing of it.
    let default = default(parameter).filter(|first| *first <= 1);
    default.or_else(stated).or_else(|| least(parameter).filter(|least| *least <= 1))
}

/// Whether a limit is the size of a page. A description that speaks of no number is one of something else.
pub(super) fn is_size(limit: &Parameter) -> bool {
    static SIZE: Lazy<Regex> = lazy_regex!(
        r"(?xi)
        \b(?:number|quantity|count|amount|size|max(?:imum)?|most|limit|limits|upper|records?|entries|items|results?|pages?|rows?|returned|displayed|quer(?:y|ied|ies))\b
        |条|数|量|页|大小|上限|número|cantidad|máximo|tamaño|quantidade|tamanho|registros"
    );
    limit.description.is_empty() || says(limit, &SIZE)
}

/// `The value is request_id.`
pub(super) fn named_member(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("The value is ")?;
    let name = behind.split(['.', ' ', ',']).next()?;
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some(name)
}

/// `ID of the last record on the previous page`, `the specified resource ID`, `the image ID`, `ID of the task where the
/// query starts`, `The value is hive_id`: what moves through the list is an item, and not a number of items.
fn names_an_item(parameter: &Parameter) -> bool {
    let says_id =
        |text: &String| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ID" || word == "UUID");
    let names_id = |text: &String| {
        named_member(text).is_some_and(|name| name.ends_with("_id") || name.ends_with("_uuid"))
    };
    let starts_with_id = |text: &String| text.starts_with("ID of") || text.starts_with("The ID of");
    parameter.description.paragraphs().any(|text| match parameter.shape {
        Shape::String => says_id(text) || names_id(text),
        _ => starts_with_id(text),
    })
}

/// `The ID of the last record on the previous page`, `starts from the next record`: the next page begins behind an item.
pub(super) fn names_last(parameter: &Parameter) -> bool {
    static LAST: Lazy<Regex> = lazy_regex!(
        r"(?i)\b(?:last|previous) (?:\w+ ){1,6}|\bnext (?:record|piece|id|item|resource|data|row)\b|\bbehind\b|\bafter (?:this|the)\b|上一页|最后一"
    );
    says(parameter, &LAST) && says_id_or_member(parameter)
}

fn says_id_or_member(parameter: &Parameter) -> bool {
    names_an_item(parameter) || parameter.description.paragraphs().any(|text| named_member(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;
    use crate::model::{Bounds, Facts, ParameterLocation};

    fn parameter(name: &str, shape: Shape, text: &str) -> Parameter {
        let parameter = testing::parameter(name, ParameterLocation::Query, shape, Facts::default());
        Parameter { description: vec![text.to_owned()].into(), ..parameter }
    }

    /// What a parameter counts whose description gives its least value.
    fn at_least(least: u64, parameter: Parameter) -> Option<Mover> {
        let bounds = Bounds { minimum: Some(least.into()), maximum: None };
        let facts = Facts { scalar: testing::number(Some(bounds)), ..Facts::default() };
        read(&Parameter { facts, ..parameter })
    }

    fn offset(text: &str) -> Option<Mover> {
        read(&parameter("offset", Shape::Integer, text))
    }

    #[test]
    fn a_marker_names_an_item_where_its_description_says_so() {
        for text in [
            "Specifies the ID of the last record on the previous page.",
            "Specifies a resource ID for pagination query, indicating that the query starts from the next record of it.",
            "Specifies the start number from which images are queried. The value is the image ID.",
            "The value is hive_id.",
        ] {
            assert!(names_an_item(&parameter("start", Shape::String, text)), "{text}");
        }
        for text in
            ["Specifies the pagination parameter.", "Offset from which the query starts.", "IDs are sorted."]
        {
            assert!(!names_an_item(&parameter("start", Shape::String, text)), "{text}");
        }
        assert!(names_an_item(&parameter("start", Shape::Integer, "ID of the task where the query starts.")));
    }

    #[test]
    fn the_last_item_is_the_next_marker_where_a_page_begins_behind_it() {
        let is_last = |text| names_last(&parameter("marker", Shape::String, text));
        assert!(is_last("ID of the last rule on the previous page."));
        assert!(is_last("The ECS ID to which the marker points. The query starts from the next ID."));
        assert!(!is_last("The start number from which images are queried. The value is the image ID."));
        assert!(!is_last("Specifies the pagination parameter of the last page."));
        assert!(!is_last("Name of the last widget that was read."), "names may be shared");
    }

    #[test]
    fn a_description_may_name_the_member() {
        let text = "The query starts from the next piece of data indexed by this parameter. The value is request_id.";
        assert_eq!(named_member(text), Some("request_id"));
        assert_eq!(named_member("The value is UUID."), None);
        assert_eq!(named_member("The value is the image ID."), Some("the"));
    }

    #[test]
    fn an_offset_may_count_pages() {
        for (text, first) in [
            ("Page number.", None),
            ("Current page, starting from 1.", Some(1)),
            ("Page offset. It is 0 for the first page, 1 for the second, and so on.", Some(0)),
            ("The page number. The value must be at least 0 and the default value is 1.", Some(1)),
            ("First page of the list. The default value is 0.", Some(0)),
            ("页码，默认值为1。", Some(1)),
        ] {
            assert_eq!(offset(text), Some(Mover::Pages { first }), "{text}");
        }
    }

    #[test]
    fn an_offset_counts_items_from_a_number_on() {
        for text in [
            "Offset from which the query starts.",
            "If offset is set to N, the query starts from the N+1 piece of data.",
            "The query offset. All disks after this offset are queried. It must be an integer greater than 0.",
            "Offset, used with limit to show the records on a page.",
            "Start index. The value must be 0 or a positive number.",
        ] {
            assert_eq!(offset(text), Some(Mover::Items { first: 0 }), "{text}");
        }
        let text = "The default offset from which the list starts to be queried is 1.";
        assert_eq!(offset(text), Some(Mover::Items { first: 1 }));
    }

    #[test]
    fn what_is_not_clear_is_not_said() {
        assert_eq!(offset("Offset value, which is a positive integer."), None);
        assert_eq!(offset("The page where a query starts."), None);
        assert_eq!(offset("Page offset."), None);
        let start = |text| read(&parameter("start", Shape::String, text));
        assert_eq!(start("No. of the task with which the query starts."), None);
        assert_eq!(start("Reading behind which a page begins. The format is a.b:c."), None);
        assert_eq!(read(&parameter("page", Shape::Integer, "Page.")), Some(Mover::Pages { first: None }));
    }

    #[test]
    fn a_text_may_be_a_name_and_so_may_a_start() {
        let of = |name, shape: Shape, text| read(&parameter(name, shape, text));
        let items = Some(Mover::Items { first: 0 });
        let unclear = "Where reading goes on.";
        assert_eq!(of("offset", Shape::Integer, unclear), items);
        assert_eq!(of("offset", Shape::String, unclear), None);
        assert_eq!(of("start", Shape::Integer, unclear), None);
        assert_eq!(of("start", Shape::String, "Start index of the records."), items);
        assert_eq!(
            of("start", Shape::Integer, "No. of the task with which the query starts, an integer."),
            None
        );
    }

    #[test]
    fn an_offset_of_at_least_one_may_be_the_first_item_or_the_second() {
        let from = |least| at_least(least, parameter("offset", Shape::Integer, "Offset of the query."));
        assert_eq!(from(0), Some(Mover::Items { first: 0 }));
        assert_eq!(from(1), None);
        assert_eq!(from(2), None);
    }

    #[test]
    fn what_was_read_of_a_parameter_counts_as_its_words() {
        let with_default = |name, default: serde_json::Value| {
            let facts = Facts { default: Some(DefaultValue::Value(default)), ..Facts::default() };
            read(&Parameter { facts, ..parameter(name, Shape::Integer, "What is given.") })
        };
        assert_eq!(with_default("offset", 1.into()), Some(Mover::Items { first: 1 }));
        assert_eq!(with_default("offset", "0".into()), Some(Mover::Items { first: 0 }));
        assert_eq!(with_default("offset", 20.into()), None, "no list begins there");
        assert_eq!(with_default("page", 0.into()), Some(Mover::Pages { first: Some(0) }));
        assert_eq!(with_default("page", 20.into()), Some(Mover::Pages { first: None }));
        let from = |least| at_least(least, parameter("page", Shape::Integer, "What is given."));
        assert_eq!(from(1), Some(Mover::Pages { first: Some(1) }));
        assert_eq!(from(2), Some(Mover::Pages { first: None }));
    }

    #[test]
    fn a_description_may_repeat_the_name() {
        let explains = |text| is_explained(&parameter("offset", Shape::Integer, text));
        assert!(!explains("Specifies the offset.") && !explains("Offset"));
        assert!(!explains("Specifies the query offset."), "four words are few");
        assert!(explains("Offset from which the query starts.") && explains("偏移量"));
    }

    #[test]
    fn a_limit_is_a_number_of_items() {
        assert!(is_size(&parameter("limit", Shape::Integer, "Number of records on each page.")));
        assert!(!is_size(&parameter("limit", Shape::String, "Speed at which a job runs.")));
    }
}
