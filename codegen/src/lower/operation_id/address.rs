//! The id that method and path suggest, where neither file name nor title say what is done.

use super::title::{capitalised, object, without_parentheses, words_of};
use super::verb;
use crate::english;
use crate::model::HttpMethod;

/// `GET /v2/{project_id}/instances/{instance_id}/topics`, with the nouns of a title or without, is `ListTopics`. `line` is
/// the whole line: what an action does may stand in its query.
pub(super) fn words(method: HttpMethod, path: &str, line: &str, title: &str) -> Vec<String> {
    let mut nouns = nouns(title);
    let (verb, last) = done(method, path, line);
    if nouns.is_empty() {
        nouns = words_of(&last.unwrap_or("root").replace('-', " "));
        if let Some(noun) = nouns.last_mut().filter(|_| !reads_many(method, path)) {
            *noun = english::singular(noun);
        }
    }
    let verb = verb.unwrap_or(match method {
        HttpMethod::Get if reads_many(method, path) => "list",
        HttpMethod::Get => "show",
        HttpMethod::Post => "create",
        HttpMethod::Put | HttpMethod::Patch => "update",
        HttpMethod::Delete => "delete",
        HttpMethod::Head | HttpMethod::Options => "check",
    });
    std::iter::once(verb.to_owned()).chain(nouns).map(|word| capitalised(&word)).collect()
}

/// Words of titles in other letters that name nothing of an API: `根据环境ID删除大门`.
const GENERAL: [&str; 8] = ["api", "apis", "id", "ids", "json", "uri", "url", "http"];

/// What a title names in Latin letters. What stands in parentheses is a version or a remark, and a version names nothing.
fn nouns(title: &str) -> Vec<String> {
    let (title, _) = without_parentheses(title);
    let is_name = |word: &String| {
        !is_version(word)
            && word.chars().any(|c| c.is_ascii_alphabetic())
            && !GENERAL.iter().any(|general| word.eq_ignore_ascii_case(general))
    };
    object(words_of(&title).into_iter().filter(is_name).collect())
}

/// The verb with which a path ends, and what it is done to: `start` and `robots` of `POST /v1/robots/{id}/start`, and of
/// `POST /v1/robots/{id}/action?do=start`. A segment that may be a noun says what is made.
fn done<'p>(method: HttpMethod, path: &'p str, line: &str) -> (Option<&'static str>, Option<&'p str>) {
    let mut literals = literals(path);
    let last = literals.pop();
    let is_read = matches!(method, HttpMethod::Get | HttpMethod::Head | HttpMethod::Options);
    let (Some(word), Some(holder)) = (last.filter(|_| !is_read), literals.pop()) else { return (None, last) };
    let is_below = path.contains(&format!("/{holder}/{{"));
    let verb = match word {
        "action" | "actions" => fixed(line).into_iter().find_map(|(_, value)| verb::plain(value)),
        word if NOUNS.contains(&word) => None,
        word => verb::plain(word),
    };
    match verb.filter(|_| is_below) {
        Some(verb) => (Some(verb), Some(holder)),
        None => (None, last),
    }
}

/// Words of paths that are verbs elsewhere, and mostly name what is made.
const NOUNS: [&str; 10] =
    ["backup", "call", "count", "issue", "process", "record", "report", "schedule", "share", "test"];

/// The parameters whose values stand in the query of a line, as the line sends them: `do` of `/action?do=start`.
pub(in crate::lower) fn fixed(line: &str) -> Vec<(&str, &str)> {
    let query = line.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let query = query.split_whitespace().next().unwrap_or_default();
    let is_word = |value: &str| {
        value.starts_with(|c: char| c.is_ascii_alphabetic())
            && value.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
            && !["null", "true", "false", "string"].contains(&&*value.to_ascii_lowercase())
    };
    query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(_, value)| is_word(value)).collect()
}

/// Whether a path leads to a list: it ends in a plural.
fn reads_many(method: HttpMethod, path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    method == HttpMethod::Get
        && !last.contains('{')
        && last.rsplit(['-', '_']).next().is_some_and(english::is_plural)
}

/// The segments of a path that are no parameters and no version.
pub(super) fn literals(path: &str) -> Vec<&str> {
    let is_literal = |segment: &&str| !segment.is_empty() && !segment.contains('{') && !is_version(segment);
    path.split('/').filter(is_literal).collect()
}

/// `v2.1` of `/v2.1/{project_id}/servers`.
pub(super) fn version(path: &str) -> Option<&str> {
    path.split('/').find(|segment| is_version(segment))
}

fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn method_and_path_make_an_id() {
        let id = |method, path, title: &str| words(method, path, path, title).concat();
        assert_eq!(
            id(HttpMethod::Get, "/v2/{project_id}/instances/{instance_id}/topics", "查询"),
            "ListTopics"
        );
        assert_eq!(id(HttpMethod::Get, "/v2/{project_id}/policies/{policy_id}", ""), "ShowPolicy");
        assert_eq!(id(HttpMethod::Post, "/v1/{project_id}/security-groups", ""), "CreateSecurityGroup");
        assert_eq!(id(HttpMethod::Post, "/v1/mailboxes", "创建"), "CreateMailbox");
        assert_eq!(id(HttpMethod::Post, "/v1/databases", ""), "CreateDatabase");
        assert_eq!(id(HttpMethod::Get, "/", ""), "ShowRoot");
        assert_eq!(id(HttpMethod::Get, "/v1/jobs/{job_id}/status", ""), "ShowStatus");
        let asset = "Asset Fingerprint - Account Information";
        assert_eq!(
            id(HttpMethod::Get, "/v5/asset/user/statistics", asset),
            "ListAssetFingerprintAccountInformation"
        );
    }

    #[test]
    fn a_path_may_end_with_what_is_done() {
        let id = |line: &str, title: &str| {
            let path = line.split('?').next().unwrap_or_default();
            words(HttpMethod::Post, path, line, title).concat()
        };
        assert_eq!(id("/v1/{project_id}/robots/{robot_id}/execute", "执行机器人"), "ExecuteRobot");
        assert_eq!(id("/v1/robots/{robot_id}/action?do=stop", "停止机器人(1.0.0)"), "StopRobot");
        assert_eq!(id("/v1/robots/{robot_id}/action?do={do}", ""), "CreateAction");
        assert_eq!(id("/v1/robots/{robot_id}/backup", ""), "CreateBackup");
        assert_eq!(id("/v1/robots/execute", ""), "CreateExecute");
        let show = |title: &str| words(HttpMethod::Get, "/v3/{id}/restore-time", "", title).concat();
        assert_eq!(show("查询时间（v3）"), "ShowRestoreTime");
        for (path, wanted) in
            [("aliases", "CreateAlias"), ("statuses", "CreateStatus"), ("houses", "CreateHouse")]
        {
            assert_eq!(words(HttpMethod::Post, path, path, "").concat(), wanted);
        }
    }

    #[test]
    fn versions_are_no_names() {
        assert_eq!(version("/v2.1/{project_id}/servers"), Some("v2.1"));
        assert_eq!(literals("/v2.1/{project_id}/os-servers/{id}"), ["os-servers"]);
        assert_eq!(version("/volumes"), None);
    }
}
