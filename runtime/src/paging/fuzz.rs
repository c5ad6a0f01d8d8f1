//! What fuzzers call of lists.

use std::collections::HashSet;

use serde_json::Value;

use super::cursor::{Cursor, Paging};

/// Ways of paging, by the first byte.
const WAYS: [Paging; 6] = [
    Paging::offset("items"),
    Paging::offset_from("items", 1).total("count"),
    Paging::page("items", 1).total("count"),
    Paging::next("items", &["page_info", "next"]),
    Paging::next("items", &["next"]).total("count"),
    Paging::last_item("items", "id"),
];

/// Goes through pages as they come: each is asked for at another place than all before it.
pub(crate) fn list(data: &[u8]) {
    let Some((way, lines)) = data.split_first() else { return };
    let Some(paging) = WAYS.get(usize::from(*way) % WAYS.len()) else { return };
    let position = (*way >= 128).then(|| "1".to_owned());
    let mut cursor = Cursor::new(*paging, position.clone());
    let mut places: HashSet<Option<String>> = HashSet::from([position]);
    for line in lines.split(|byte| *byte == b'\n') {
        let Ok(page) = serde_json::from_slice::<Value>(line) else { continue };
        let Ok(advance) = cursor.advance(&page) else { return };
        assert!(advance.count <= line.len(), "more items than bytes");
        match advance.next {
            Ok(Some(next)) => assert!(places.insert(Some(next.clone())), "the list comes back to {next}"),
            Ok(None) | Err(_) => return,
        }
    }
    let _ = cursor.end();
}
