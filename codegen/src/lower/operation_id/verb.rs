//! Verbs: which words are some, and their plain form.

/// What operations do. A word that is none of these is a noun, as `Billing` and `Routing` are in titles.
const VERBS: &[&str] = &[
    "accept",
    "acknowledge",
    "activate",
    "add",
    "allocate",
    "analyze",
    "apply",
    "approve",
    "assign",
    "associate",
    "attach",
    "authenticate",
    "authorize",
    "backup",
    "bind",
    "block",
    "build",
    "bulk",
    "calculate",
    "call",
    "cancel",
    "change",
    "check",
    "clean",
    "clear",
    "clone",
    "close",
    "collect",
    "commit",
    "compare",
    "complete",
    "configure",
    "confirm",
    "connect",
    "consume",
    "convert",
    "copy",
    "count",
    "create",
    "deactivate",
    "debug",
    "decrypt",
    "define",
    "delete",
    "deliver",
    "deploy",
    "deregister",
    "describe",
    "detach",
    "detect",
    "diagnose",
    "disable",
    "disassociate",
    "discard",
    "disconnect",
    "dissociate",
    "download",
    "edit",
    "enable",
    "encrypt",
    "enlarge",
    "execute",
    "expand",
    "export",
    "extend",
    "failover",
    "fetch",
    "filter",
    "find",
    "force",
    "freeze",
    "generate",
    "get",
    "grant",
    "handle",
    "hibernate",
    "identify",
    "ignore",
    "import",
    "increase",
    "initialize",
    "initiate",
    "insert",
    "install",
    "invite",
    "invoke",
    "isolate",
    "issue",
    "join",
    "keep",
    "launch",
    "list",
    "lock",
    "login",
    "logout",
    "manage",
    "mark",
    "merge",
    "migrate",
    "modify",
    "monitor",
    "mount",
    "move",
    "obtain",
    "open",
    "operate",
    "parse",
    "pause",
    "perform",
    "play",
    "preview",
    "process",
    "promote",
    "provision",
    "publish",
    "pull",
    "purchase",
    "push",
    "put",
    "query",
    "read",
    "reassign",
    "reboot",
    "rebuild",
    "receive",
    "record",
    "recover",
    "recycle",
    "reduce",
    "refresh",
    "refuse",
    "register",
    "reinstall",
    "reject",
    "release",
    "reload",
    "remove",
    "rename",
    "renew",
    "reorganize",
    "repair",
    "replace",
    "replicate",
    "report",
    "reprotect",
    "request",
    "reserve",
    "reset",
    "resize",
    "restart",
    "restore",
    "resume",
    "retire",
    "retrieve",
    "retry",
    "retype",
    "revert",
    "revoke",
    "roll",
    "rollback",
    "rotate",
    "run",
    "save",
    "scale",
    "scan",
    "schedule",
    "search",
    "send",
    "set",
    "share",
    "show",
    "sign",
    "simulate",
    "skip",
    "split",
    "start",
    "stop",
    "submit",
    "subscribe",
    "suspend",
    "switch",
    "sync",
    "synchronize",
    "take",
    "terminate",
    "test",
    "track",
    "transfer",
    "translate",
    "trigger",
    "unassign",
    "unbind",
    "unblock",
    "unfreeze",
    "uninstall",
    "unlock",
    "unmount",
    "unpublish",
    "unregister",
    "unset",
    "unsubscribe",
    "update",
    "upgrade",
    "upload",
    "use",
    "validate",
    "verify",
    "view",
    "wake",
    "withdraw",
    "write",
];

/// The plain form of a verb: `create` of `Creating`, and of `Create`. None where the word is no verb.
pub(super) fn plain(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    VERBS.iter().copied().find(|verb| *verb == word).or_else(|| of_gerund(&word))
}

/// The plain form of a gerund. None for the plain form itself: within a title that is mostly a noun (`Release`).
pub(super) fn of_gerund(word: &str) -> Option<&'static str> {
    VERBS.iter().copied().find(|verb| is_gerund_of(word, verb))
}

/// Whether a word is this verb with `ing` behind it.
pub(super) fn is_gerund_of(word: &str, verb: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_of = |stem: &str| verb == stem || drops_its_e(verb, stem) || doubles(verb, stem);
    word.strip_suffix("ing").is_some_and(is_of)
}

/// `creat` of `create`.
fn drops_its_e(verb: &str, stem: &str) -> bool {
    verb.strip_suffix('e') == Some(stem)
}

/// `unbindd`, no: `resett` of `reset`, `cancell` of `cancel`.
fn doubles(verb: &str, stem: &str) -> bool {
    let rest = stem.strip_prefix(verb);
    rest.is_some_and(|rest| rest.len() == 1 && verb.ends_with(rest))
}

/// Whether the verb reads one thing or many, which then decides how the operation is called.
pub(super) fn reads(verb: &str) -> bool {
    ["query", "view", "read", "list", "show", "retrieve", "fetch", "search"].contains(&verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gerunds_have_a_plain_form() {
        let gerunds =
            ["Creating", "Querying", "Resetting", "Cancelling", "Canceling", "Unbinding", "Synchronizing"];
        assert_eq!(
            gerunds.map(|word| plain(word).unwrap_or("none")),
            ["create", "query", "reset", "cancel", "cancel", "unbind", "synchronize"]
        );
        assert_eq!(plain("Delete"), Some("delete"));
        assert_eq!(["Billing", "Routing", "Ring", "Asset", ""].map(plain), [None; 5]);
    }
}
