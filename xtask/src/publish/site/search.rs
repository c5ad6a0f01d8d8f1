//! What the search knows: every operation of the cloud, in a script, as pages that were opened from a disk can load no data.

use serde::Serialize;

/// An operation, as it is found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) method: &'static str,
    pub(super) path: String,
    /// Its page, below the folder of the service.
    pub(super) file: String,
}

/// The data. Lists are shorter than objects, and there are thousands.
#[derive(Serialize)]
struct Data<'a> {
    /// Ids and names of the services.
    services: Vec<(&'a str, &'a str)>,
    /// Service (by its index), name, id, method, path, file.
    operations: Vec<(usize, &'a str, &'a str, &'a str, &'a str, &'a str)>,
}

/// The script. `services` are ids and names, `entries` are those of each service.
pub(super) fn script<'a>(services: impl Iterator<Item = (&'a str, &'a str, &'a [Entry])>) -> String {
    let mut data = Data { services: Vec::new(), operations: Vec::new() };
    for (index, (id, title, entries)) in services.enumerate() {
        data.services.push((id, title));
        let operation = |it: &'a Entry| (index, &*it.title, &*it.id, it.method, &*it.path, &*it.file);
        data.operations.extend(entries.iter().map(operation));
    }
    format!("window.tablatureSearch = {};\n", super::as_script(&data))
}
