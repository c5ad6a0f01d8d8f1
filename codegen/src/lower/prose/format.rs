//! Notations of strings.

use std::sync::LazyLock;

use regex::Regex;

mod shown;

pub(in crate::lower) use shown::has;
use shown::shows_instant_in;

use super::notation::speaks_of_offset;
use super::text::{Description, Label, clauses_depend};
use crate::model::Format;

/// The notation of a string, as far as page and examples prove it.
pub(super) fn read(
    name: &str,
    description: &Description<'_>,
    examples: &[String],
    of_list: bool,
) -> Option<Format> {
    let prose = Prose::of(name, description);
    let format =
        prose.epoch().or_else(|| prose.time(description)).or_else(|| prose.other(examples, of_list))?;
    let all_are = |format: Format| examples.iter().all(|text| has(text, format));
    match format {
        // `UTC standard time. Users need to calculate the offset`: what else the page says of it leaves the notation open.
        Format::Time if !prose.shows_clock() && !examples.is_empty() && all_are(Format::DateTime) => {
            Some(if speaks_of_offset(&prose.all) { Format::Time } else { Format::DateTime })
        }
        Format::DateTime if !all_are(Format::DateTime) => Some(Format::Time),
        Format::Date if !all_are(Format::Date) => Some(Format::Time),
        format => all_are(format).then_some(format),
    }
}

/// The notation of a number: a point in time.
pub(super) fn of_number(description: &Description<'_>) -> Option<Format> {
    Prose::of("", description).epoch()
}

/// The words of a description in the forms that the readings need.
struct Prose {
    name: String,
    /// The first sentence: what the field is.
    subject: String,
    all: String,
    /// All of it in small letters.
    lower: String,
}

impl Prose {
    fn of(name: &str, description: &Description<'_>) -> Self {
        let is_prose = |label| matches!(label, Label::Text | Label::Range | Label::Format | Label::Example);
        let sections = description.sections.iter().filter(|section| is_prose(section.label));
        let all = sections.flat_map(|section| section.lines.iter().copied()).collect::<Vec<_>>().join(" ");
        Self {
            name: name.to_lowercase(),
            subject: description.sentences().next().map(str::to_lowercase).unwrap_or_default(),
            lower: all.to_lowercase(),
            all,
        }
    }

    fn says(&self, phrase: &str) -> bool {
        self.lower.contains(phrase)
    }

    /// `13-digit timestamp`, `the UNIX timestamp format. The unit is millisecond`: a point in time as a number.
    fn epoch(&self) -> Option<Format> {
        let says = |words: &[&str]| words.iter().any(|word| self.says(word));
        if !says(&["timestamp", "1970", "unix time", "epoch", "时间戳"]) {
            return None;
        }
        if says(&[
            "millisecond",
            "13-digit",
            "13 digits",
            "13-bit",
            "13 bits",
            "毫秒",
            "unit: ms",
            "(ms)",
            "13位",
        ]) {
            return Some(Format::EpochMilliseconds);
        }
        let is_second = says(&[
            "10-digit",
            "10-bit",
            "10 digits",
            "in seconds",
            "unit: second",
            "unit is second",
            "number of seconds",
            "seconds since",
            "单位：秒",
            "单位为秒",
            "10位",
            "in second",
        ]);
        is_second.then_some(Format::EpochSeconds)
    }

    /// `UTC time when the event source is created.`, `Time when the backup was created.`
    fn time(&self, description: &Description<'_>) -> Option<Format> {
        static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(concat!(
                r"^(?:specifies|indicates|definition|[:, ])*(?:the |an? )?(?:\w+ ){0,3}?(?:utc )?(?:time|timestamp|date|time and date|date and time)\b",
                r"(?: \(utc\)| stamp)?(?: at)?(?:$| (?:when|that|at which|of|the|for|in)\b|,)|\butc time\b|\btime when\b|时间$|时间[，,(（]"
            ))
            .ok()
        });
        // Spans of time, times of the day and filters are no points in time.
        static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(concat!(
                r"\b(?:intervals?|durations?|how long|how often|periods?|timeouts?|time ?zones?|seconds|minutes|hours|days|windows?",
                r"|number of|whether|operator|cron|schedule|ranges?|length|ttl|cost|times|time limit|weekday|day of)\b|时间(?:间隔|段|范围|窗)|时长|周期|超时|有效期|时区|小时|分钟|秒"
            ))
            .ok()
        });
        let is_other = OTHER.as_ref().is_some_and(|other| other.is_match(&self.subject));
        let is_span = is_other && !self.subject.contains("timestamp") || self.says("operator");
        let says = SUBJECT.as_ref().is_some_and(|regex| regex.is_match(&self.subject));
        if is_span || self.name.contains("zone") || !(says || self.is_named_time() && self.says("time")) {
            return None;
        }
        // `End time, expressed in milliseconds`, and no notation with digits of a clock.
        let is_number = [
            "in milliseconds",
            "(ms)",
            "unit: ms",
            "unit: millisecond",
            "unit is millisecond",
            "单位：毫秒",
            "单位为毫秒",
        ]
        .iter()
        .any(|words| self.says(words));
        if is_number && !self.says("accurate") && !self.says("yyyy") {
            return Some(Format::EpochMilliseconds);
        }
        let notation = description.entries(Label::Format).next().unwrap_or(&self.all);
        // `Z indicates the time zone offset, such as +0100`: no notation of RFC 3339.
        Some(if shows_instant(&self.all) && !speaks_of_offset(&self.all) {
            Format::DateTime
        } else if shows_day(notation) {
            Format::Date
        } else {
            Format::Time
        })
    }

    /// `yyyy-MM-ddTHH:mm:ss`: a notation that the page gives, whatever examples of other fields of this name show.
    fn shows_clock(&self) -> bool {
        static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\bh{2}:m{2}").ok());
        CLOCK.as_ref().is_some_and(|regex| regex.is_match(&self.all)) || self.says("thh:mm")
    }

    /// `created_at`, `update_time`
    fn is_named_time(&self) -> bool {
        [
            "created_at",
            "updated_at",
            "deleted_at",
            "expires_at",
            "create_time",
            "update_time",
            "start_time",
            "end_time",
        ]
        .iter()
        .any(|name| self.name.ends_with(name))
    }

    fn other(&self, examples: &[String], of_list: bool) -> Option<Format> {
        let shown = |format: Format| !examples.is_empty() && examples.iter().all(|text| has(text, format));
        match () {
            () if self.is_uuid(shown(Format::Uuid)) => Some(Format::Uuid),
            () if self.is_url(shown(Format::Uri)) => Some(Format::Uri),
            () if self.is_address("ipv4", "ipv6") => Some(Format::Ipv4),
            () if self.is_address("ipv6", "ipv4") => Some(Format::Ipv6),
            () if self.subject.contains("ipv4") && self.subject.contains("地址") && !self.says("ipv6") => {
                Some(Format::Ipv4)
            }
            () if self.is_base64() => Some(Format::Base64),
            () if self.is_said("email address") || self.is_said("邮箱") => Some(Format::Email),
            () if self.is_said("mac address") || self.is_said("mac地址") => Some(Format::Mac),
            () if self.is_network(of_list) => Some(Format::Cidr),
            () if of_list && self.is_list_of_addresses() => Some(Format::Ip),
            () if self.is_said("ip address") || self.is_said("ip地址") || self.says("ip address format") => {
                Some(Format::Ip)
            }
            () if self.is_json() => Some(Format::Json),
            () => None,
        }
    }

    /// `Specifies the disk ID in UUID format.`
    ///
    /// Projects, domains and users have 32 digits without hyphens, which pages call UUIDs all the same.
    fn is_uuid(&self, shown: bool) -> bool {
        if !self.says("uuid") {
            return false;
        }
        let is_hex = ["project", "tenant", "domain", "user", "owner"]
            .iter()
            .any(|word| self.name.contains(word) || self.subject.contains(word));
        let is_choice = ["0 or", "or name", "or url", "uuid or", "or a ", "multiple", "blank"]
            .iter()
            .any(|word| self.says(word));
        let claims = [
            "uuid format",
            "format of the uuid",
            "is a uuid",
            "valid uuid",
            "must be a uuid",
            "only uuid is supported",
            "uuid regular expression",
            "uuid格式",
        ]
        .iter()
        .any(|word| self.says(word));
        let is_full = ["36-digit uuid", "36-character uuid"].iter().any(|words| self.says(words));
        is_full || shown && !is_choice || claims && !is_hex && !is_choice && !clauses_depend(&self.subject)
    }

    /// `Callback URL.` with an example, or a page that says how it starts.
    fn is_url(&self, shown: bool) -> bool {
        let is_named = ["url", "uri", "href", "link"].iter().any(|word| self.name.contains(word));
        let is_part = ["path", "domain", "prefix", "suffix", "whether", "id"]
            .iter()
            .any(|word| self.subject.split(|c: char| !c.is_alphanumeric()).any(|other| other == *word));
        let says = self.says("url") || self.says("link");
        let starts = ["start with http", "starts with http", "starting with http", "begin with http"];
        says && !is_part
            && (shown || is_named && starts.iter().any(|phrase| self.says(phrase)) || self.is_link())
    }

    /// `Specifies the MAC address.`
    fn is_said(&self, noun: &str) -> bool {
        self.subject.contains(noun) && !self.is_more()
    }

    /// `CIDR block of the subnet`
    fn is_network(&self, of_list: bool) -> bool {
        let is_claimed = ["cidr block", "cidr format", "cidr notation", "cidr格式", "网段"]
            .iter()
            .any(|noun| self.subject.contains(noun));
        let is_other =
            [" id", "id of", "list", "number", " or ", "whether", "version", "mask", "group", "type"]
                .iter()
                .any(|word| self.subject.contains(word) && !(of_list && *word == "list"));
        let is_said = self.says("必须是cidr格式") || self.says("must be in cidr format");
        is_said || is_claimed && !is_other && (of_list || !self.subject.contains("blocks"))
    }

    /// `List of IP addresses`
    fn is_list_of_addresses(&self) -> bool {
        let is_other = ["cidr", "range", "segment", " id", "group", "whether", "number", " or "];
        self.subject.contains("ip addresses") && !is_other.iter().any(|word| self.subject.contains(word))
    }

    /// `Parameters in JSON format.`
    fn is_json(&self) -> bool {
        ["json string", "json character string", "in json format", "json格式", "json字符串"]
            .iter()
            .any(|words| self.subject.contains(words))
    }

    /// `Indicates the link for downloading the backup file.`: the definition is that of a link.
    fn is_link(&self) -> bool {
        static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(concat!(
                r"^(?:specifies |indicates )?(?:the |an? )?(?:[\w-]+ ){0,3}?(?:url|uri|link|hyperlink)",
                r"(?: (?:of|for|to|from|used|that|where|address)\b|$|,)|(?:链接|url地址)$"
            ))
            .ok()
        });
        let is_other = ["prefix", "relative", "whether", "template", "format", "list", "number", " or "];
        let is_other = is_other.iter().any(|word| self.subject.contains(word));
        !is_other && LINK.as_ref().is_some_and(|regex| regex.is_match(&self.subject))
    }

    /// Whether a definition speaks of more than one address, or of something about one.
    fn is_more(&self) -> bool {
        [
            "cidr",
            "segment",
            "range",
            "subnet",
            "whether",
            " id",
            "id of",
            "group",
            "pool",
            "list",
            "number",
            " or ",
            "block",
            "mask",
            "version",
            "type",
            "network",
            "filter",
            "match",
            "addresses",
            "status",
            "组",
            "列表",
            "段",
            "是否",
            "类型",
            "数量",
            "池",
            "或",
            "版本",
            "name",
        ]
        .iter()
        .any(|word| self.subject.contains(word))
    }

    /// `Specifies the private IPv4 address of the backend server.`
    fn is_address(&self, version: &str, other: &str) -> bool {
        let phrase = format!("{version} address");
        self.subject.contains(&phrase)
            && !self.says(other)
            && !self.is_more()
            && !self.says("format of")
            && !self.says("cidr")
    }

    /// `The value must be encoded using Base64.`
    fn is_base64(&self) -> bool {
        static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(concat!(
                r"(?i)\b(?:must|should|is|are|needs? to) be (?:[a-z]+ )?(?:encoded|transcoded) (?:using|in|with|by) base64",
                r"|\b(?:is|are) (?:encoded (?:using|in|with|by) base64|base64[- ]encoded)|\b(?:must|should) be base64[- ]encoded",
                r"|^(?:the )?base64[- ]encoded|\(base64[- ]encoded\)|\bin base64 format|为base64编码|base64编码后|经过base64编码"
            ))
            .ok()
        });
        SAID.as_ref().is_some_and(|regex| {
            super::text::split(&self.all)
                .iter()
                .any(|sentence| regex.is_match(sentence) && !clauses_depend(sentence))
        })
    }
}

/// `The format is YYYY-MM-DDTHH:MM:SSZ`, or an instant in that form.
fn shows_instant(prose: &str) -> bool {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\bY{4}-M{2}-D{2}'{0,2}T'{0,2}hh:mm:ss(?:\.[sx]+)?(?:'{0,2}Z|[+-]\[?hh:mm|XXX|\+/-hh:mm)|rfc ?3339",
        )
        .ok()
    });
    PATTERN.as_ref().is_some_and(|regex| regex.is_match(prose)) || shows_instant_in(prose)
}

/// `The format is yyyy-MM-dd`
fn shows_day(prose: &str) -> bool {
    static PATTERN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\by{4}-m{2}-d{2}(?:$|[.,;)\s])").ok());
    static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)h{2}[:-]?m{2}").ok());
    let matches = |regex: &LazyLock<Option<Regex>>| regex.as_ref().is_some_and(|regex| regex.is_match(prose));
    matches(&PATTERN) && !matches(&CLOCK)
}

#[cfg(test)]
mod tests;
