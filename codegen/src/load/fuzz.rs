//! What fuzzers call of the readers of settings.

use super::{changes, check, settings};
use crate::model::{CloudInfo, ServiceInfo};
use crate::source::TextFile;

/// A file of settings, as each of the kinds that there are. What is wrong with it stands in it.
pub(crate) fn read(text: &str) {
    let file = TextFile { path: "x/service.toml".into(), text: text.into() };
    let service = settings::parse::<ServiceInfo>(&file).map(|service| check::service(&service, "x", &file));
    let cloud = settings::parse::<CloudInfo>(&file).map(|cloud| check::cloud(&cloud, &file));
    let changes = changes::read("0.1.0.toml", &file).map(|_| Vec::new());
    for found in
        [service, cloud, changes].into_iter().flat_map(|read| read.unwrap_or_else(|error| vec![error]))
    {
        let span = found.place.span;
        assert!(span.is_none_or(|span| text.get(span.range()).is_some()), "outside of the file: {found:?}");
        assert!(found.message.len() <= 2 * text.len() + 500, "a message of {} bytes", found.message.len());
    }
}
