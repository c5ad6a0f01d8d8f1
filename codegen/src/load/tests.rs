use std::fs;

use tempfile::TempDir;

use super::*;
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) const CLOUD: &str = include_str!("../../../docs-input/cloud.toml");
pub(super) const SERVICE: &str = include_str!("../../../docs-input/eg/service.toml");

/// A documents folder with the service `eg` and one page, and whatever else the test writes over it.
pub(super) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    let usual: [(&str, &[u8]); 3] = [
        ("cloud.toml", CLOUD.as_bytes()),
        ("eg/service.toml", SERVICE.as_bytes()),
        ("eg/CreateJob.txt", b"Create a Job\n"),
    ];
    for (path, contents) in usual.iter().chain(files) {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    dir
}

/// Everything that loading has to say, one line each: severity, code, place, message, help.
pub(super) fn said(loaded: &LoadedInput) -> Vec<String> {
    let services = loaded.services.iter().flat_map(|service| &service.diagnostics);
    let line = |diagnostic: &Diagnostic| {
        let Diagnostic { code, severity, message, place, help, .. } = diagnostic;
        let help = help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{} {code} {place}: {message}{help}", severity.as_str())
    };
    loaded.diagnostics.iter().chain(services).map(line).collect()
}

pub(super) fn said_of(files: &[(&str, &[u8])]) -> Vec<String> {
    said(&load(folder(files).path(), None, None))
}

/// `service.toml` with one text replaced.
fn service_with(from: &str, to: &str) -> Vec<u8> {
    assert!(SERVICE.contains(from), "{from}");
    SERVICE.replace(from, to).into_bytes()
}

#[test]
fn the_documents_of_this_repository_load() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input");
    let loaded = load(&root, Some("eg"), None);
    assert_eq!(said(&loaded), [] as [&str; 0]);
    let [service] = loaded.services.as_slice() else { panic!("one service") };
    let input = service.input.as_ref().unwrap();
    assert_eq!(input.cloud.token_header, "X-Auth-Token");
    assert_eq!(input.service.endpoints.by_region().count(), 10);
    let page = input.pages.iter().find(|page| &**page.stem() == "CreateEventRouterJob").unwrap();
    assert_eq!(&**page.path(), "eg/CreateEventRouterJob.txt");
    assert_eq!(loaded.sources.get(page.path()), Some(&page.text));
}

#[test]
fn everything_comes_in_the_order_of_names() {
    let service = |id: &str| service_with("id = \"eg\"", &format!("id = \"{id}\""));
    let files: [(&str, &[u8]); 6] = [
        ("zz/service.toml", &service("zz")),
        ("zz/A.txt", b"a"),
        ("ab/service.toml", &service("ab")),
        ("ab/B.txt", b"b"),
        ("ab/A2.html", b"<h1>"),
        ("ab/A.txt", b"a"),
    ];
    let dir = folder(&files);
    let loaded = load(dir.path(), None, None);
    assert_eq!(said(&loaded), [] as [&str; 0]);
    let ids: Vec<_> = loaded.services.iter().map(|service| service.id.as_str()).collect();
    assert_eq!(ids, ["ab", "eg", "zz"]);
    let pages = &loaded.services[0].input.as_ref().unwrap().pages;
    assert_eq!(
        pages.iter().map(|page| &**page.path()).collect::<Vec<_>>(),
        ["ab/A.txt", "ab/A2.html", "ab/B.txt"]
    );
    let only = load(dir.path(), Some("zz"), None);
    assert_eq!(only.services.len(), 1);
    assert!(!only.sources.keys().any(|path| path.starts_with("ab/")), "other services are not even read");
}

#[test]
fn a_missing_folder_is_named_as_it_was_given() {
    let loaded = load(Path::new("no/such/folder"), None, None);
    let expected = "error T1005 no/such/folder: the folder cannot be read: entity not found (name the folder with --docs-input)";
    assert_eq!(said(&loaded), [expected]);
}

#[test]
fn a_folder_without_a_cloud_is_no_documents_folder() {
    let dir = folder(&[]);
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    let loaded = load(dir.path(), None, None);
    assert!(loaded.diagnostics.has_errors());
    assert!(loaded.services[0].input.is_none());
    assert_eq!(
        said(&loaded),
        [
            "error T1004 cloud.toml: the documents folder has no `cloud.toml`, so this may not be a documents folder \
          (describe there what all services of the cloud share)"
        ]
    );
}

#[test]
fn a_service_that_is_not_there_is_an_error_with_the_nearest_one() {
    let dir = folder(&[]);
    assert_eq!(
        said(&load(dir.path(), Some("egg"), None)),
        ["error T1005 egg: there is no service `egg` (did you mean `eg`?)"]
    );
}

#[test]
fn a_broken_service_does_not_hide_the_others() {
    let dir = folder(&[("aa/A.txt", b"a"), ("bb/service.toml", b"id = ["), ("bb/B.txt", b"b")]);
    let loaded = load(dir.path(), None, None);
    let states: Vec<_> = loaded
        .services
        .iter()
        .map(|service| (service.id.as_str(), service.diagnostics.has_errors()))
        .collect();
    assert_eq!(states, [("aa", true), ("bb", true), ("eg", false)]);
    assert!(!loaded.diagnostics.has_errors());
    assert_eq!(
        said(&loaded)[0],
        "error T1004 aa/service.toml: the folder `aa` has no `service.toml` \
         (describe the service there, or copy the one of another service; put a dot before the name of a folder that is no service)"
    );
    assert!(said(&loaded)[1].starts_with("error T1003 bb/service.toml:1: "), "{:?}", said(&loaded));
}

#[test]
fn a_page_that_is_not_utf_8_is_an_error_with_line_and_offset() {
    assert_eq!(
        said_of(&[("eg/Bad.txt", b"one\ntwo \xE9 three\n")]),
        [
            "error T1001 eg/Bad.txt:2: the file is not UTF-8: byte 0xE9 at offset 8, in line 2 (save it as UTF-8)"
        ]
    );
    assert_eq!(
        said_of(&[("eg/Bad.txt", b"\xFF\xFEo\0n\0e\0")]),
        ["error T1001 eg/Bad.txt:1: the file is not UTF-8: byte 0xFF at offset 0, in line 1 \
          (it looks like UTF-16: save it as UTF-8)"]
    );
}

#[test]
fn an_empty_page_is_an_error_and_the_others_are_still_read() {
    let dir = folder(&[("eg/Empty.html", b""), ("eg/Blank.txt", b" \n\n")]);
    let loaded = load(dir.path(), None, None);
    assert_eq!(
        said(&loaded),
        [
            "error T1002 eg/Blank.txt: the page holds nothing but white space (fetch it again, or delete it)",
            "error T1002 eg/Empty.html: the page is empty (fetch it again, or delete it)",
        ]
    );
    assert_eq!(loaded.services[0].input.as_ref().unwrap().pages.len(), 1);
}

#[test]
fn two_pages_for_one_operation_are_an_error_with_both_places() {
    let loaded = load(folder(&[("eg/CreateJob.html", b"<h1>Create</h1>")]).path(), None, None);
    assert_eq!(
        said(&loaded),
        ["error T6003 eg/CreateJob.txt: two pages for the operation `CreateJob` (keep one of them)"]
    );
    let related = &loaded.services[0].diagnostics.iter().next().unwrap().related;
    assert_eq!(related[0].place.to_string(), "eg/CreateJob.html");
}

#[test]
fn a_service_without_pages_is_an_error() {
    let dir = folder(&[]);
    fs::remove_file(dir.path().join("eg/CreateJob.txt")).unwrap();
    assert_eq!(
        said(&load(dir.path(), None, None)),
        [
            "error T1008 eg: the service `eg` has no pages (add a page, or delete the folder to remove the service)"
        ]
    );
}

#[test]
fn an_unknown_key_is_found_with_its_line() {
    let misspelt = service_with("title = ", "titel = ");
    assert_eq!(
        said_of(&[("eg/service.toml", &misspelt)]),
        ["error T1003 eg/service.toml:2: there is no key `titel` (did you mean `title`?)"]
    );
    let cloud = CLOUD.replace("access-key = ", "acces-key = ");
    assert_eq!(
        said_of(&[("cloud.toml", cloud.as_bytes())]),
        [
            "error T1003 cloud.toml:36: there is no key `acces-key` (did you mean `access-key` or `secret-key`?)"
        ]
    );
    let missing = service_with("publisher = ", "# publisher = ");
    let said = said_of(&[("eg/service.toml", &missing)]);
    assert!(said[0].starts_with("error T1003 eg/service.toml:"), "{said:?}");
    assert!(said[0].contains("missing field `publisher`"), "{said:?}");
}

#[test]
fn every_unusable_setting_is_found_in_one_run() {
    let text = String::from_utf8(service_with("id = \"eg\"", "id = \"ge\"")).unwrap();
    let text = text
        .replace("huaweicloud-eg", "Huawei Cloud")
        .replace("\"0.1.0\"", "\"0.1\"")
        .replace("{page}", "page")
        .replace("\"https://eg.{region}.myhuaweicloud.com\"", "\"eg.myhuaweicloud.com\"")
        .replace("cn-north-9", "cn-north-4");
    assert_eq!(
        said_of(&[("eg/service.toml", text.as_bytes())]),
        [
            "error T1007 eg/service.toml:1: the id is `ge`, but the folder is called `eg` \
             (make them the same: the folder names the service everywhere else)",
            "error T1007 eg/service.toml:7: `Huawei Cloud` cannot be used as `name` \
             (a package has small letters, digits and hyphens, starts with a letter, and is called like nothing in Rust itself)",
            "error T1007 eg/service.toml:8: `0.1` is no version: unexpected end of input while parsing minor version number \
             (a version has three numbers, such as 0.1.0)",
            "error T1007 eg/service.toml:13: `https://support.huaweicloud.com/intl/en-us/api-eg/page.html` has no `{page}` \
             (the address differs by it)",
            "error T1007 eg/service.toml:19: `eg.myhuaweicloud.com` has no `{region}` (the address differs by it)",
            "error T1007 eg/service.toml:19: `eg.myhuaweicloud.com` is not a valid URL: relative URL without a base \
             (write it in full, beginning with https://)",
            "error T1007 eg/service.toml:22: the region `cn-north-4` is listed twice (remove one of them)",
        ]
    );
}

#[test]
fn addresses_of_the_cloud_are_checked_and_may_be_left_out() {
    let cloud = CLOUD
        .replace("https://iam.{region}.", "https://iam.")
        .replace("X-Subject-Token", "X Subject")
        .replace("169.254.169.254", "169.254.169.254/")
        .replace("/openstack/latest", "openstack/latest");
    let said = said_of(&[("cloud.toml", cloud.as_bytes())]);
    assert_eq!(said.len(), 4, "{said:?}");
    for (said, part) in
        said.iter().zip(["has no `{region}`", "X Subject", "path added to it", "begins with a slash"])
    {
        assert!(said.starts_with("error T1007 cloud.toml:") && said.contains(part), "{said}");
    }
    let (start, end) = (CLOUD.find("[identity]").unwrap(), CLOUD.find("# What holds for").unwrap());
    let without = format!("{}{}", &CLOUD[..start], &CLOUD[end..]);
    assert!(said_of(&[("cloud.toml", without.as_bytes())]).is_empty());
}

#[test]
fn endpoints_need_a_region_and_nothing_behind_the_host() {
    let start = SERVICE.find("regions = [").unwrap();
    let end = SERVICE.find("# Served from").unwrap();
    let text = format!("{}regions = []\n{}", &SERVICE[..start], &SERVICE[end..])
        .replace("myhuaweicloud.eu", "myhuaweicloud.eu/");
    let said = said_of(&[("eg/service.toml", text.as_bytes())]);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains(": the service has no region (the first one is"), "{said:?}");
    assert!(
        said[1].contains("`https://eg.eu-west-101.myhuaweicloud.eu/` cannot have a path added to it"),
        "{said:?}"
    );
}

#[test]
fn what_is_no_page_is_passed_over_or_warned_of() {
    let files: [(&str, &[u8]); 9] = [
        (".DS_Store", b""),
        ("README.md", b"read me"),
        ("notes.doc", b""),
        ("eg/.CreateJob.txt.swp", b"\xFF"),
        ("eg/README.md", b"read me"),
        ("eg/CreateJob.txt~", b"old"),
        ("eg/CreateJob.txt.bak", b"old"),
        ("eg/DeleteJob.pdf", b"%PDF"),
        ("eg/more/DeleteJob.txt", b"text"),
    ];
    let loaded = load(folder(&files).path(), None, None);
    let all: Vec<_> = loaded.diagnostics.iter().chain(&loaded.services[0].diagnostics).collect();
    assert!(all.iter().all(|diagnostic| diagnostic.severity == Severity::Warning));
    let found: Vec<_> =
        all.iter().map(|diagnostic| (diagnostic.code, diagnostic.place.to_string())).collect();
    let expected = ["notes.doc", "eg/DeleteJob.pdf", "eg/more"];
    assert_eq!(found, expected.map(|place| (Code::UnknownFile, place.to_owned())));
    assert_eq!(loaded.services[0].input.as_ref().unwrap().pages.len(), 1);
}

#[test]
fn a_broken_corrections_file_is_an_error_of_its_service() {
    let said = said_of(&[("eg/corrections.toml", b"[[correction]]\npage = 'CreateJob'\ncolour = 'red'\n")]);
    let missing = ["reason", "table", "row", "column", "was", "now"];
    let missing = missing
        .map(|key| format!("error T3002 eg/corrections.toml:1: the correction has no `{key}` (add the key)"));
    let unknown =
        "error T1003 eg/corrections.toml:3: there is no key `colour` (did you mean `column`?)".to_owned();
    assert_eq!(said, [missing.as_slice(), &[unknown]].concat());
}

#[test]
fn a_lock_that_is_not_there_is_an_empty_one() {
    let lock = |files: &[(&str, &[u8])]| {
        load(folder(files).path(), None, None).services.remove(0).input.unwrap().lock
    };
    assert_eq!(lock(&[]), TextFile { path: "eg/names.lock".into(), text: "".into() });
    assert_eq!(&*lock(&[("eg/names.lock", b"a = \"b\"\n")]).text, "a = \"b\"\n");
}

#[test]
fn a_bare_folder_is_read_with_the_cloud_that_the_caller_names() {
    let cloud = TempDir::new().unwrap();
    let file = cloud.path().join("cloud.toml");
    fs::write(&file, CLOUD).unwrap();
    let dir = folder(&[("ecs/Show.txt", b"Show an ECS\n\nGET /v2.1/{project_id}/servers\n")]);
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    let loaded = load(dir.path(), None, Some(&file));
    assert_eq!(said(&loaded), [] as [&str; 0]);
    let inputs: Vec<_> = loaded.services.iter().map(|service| service.input.as_ref().unwrap()).collect();
    let [ecs, eg] = inputs.as_slice() else { panic!("two services") };
    assert!(eg.is_described && !ecs.is_described);
    let ServiceInfo { title, api_version, package, endpoints, .. } = &ecs.service;
    assert_eq!(
        (title.as_str(), api_version.as_str(), package.name.as_str()),
        ("ECS", "v2.1", "huaweicloud-ecs")
    );
    assert_eq!(endpoints.template, "https://ecs.{region}.myhuaweicloud.com");
}

#[test]
fn a_page_that_cannot_be_read_stops_no_service_that_nobody_described() {
    let dir = folder(&[
        ("ecs/Blank.txt", b"\n"),
        ("ecs/Bad.txt", b"\xE9"),
        ("ecs/Show.html", b"<h1>Show</h1>"),
        ("ecs/Show.txt", b"Show an ECS\n\nGET /v2.1/{project_id}/servers\n"),
    ]);
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input/cloud.toml");
    let loaded = load(dir.path(), Some("ecs"), Some(&file));
    let said = said(&loaded);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.iter().all(|said| said.starts_with("warning T")), "{said:?}");
    assert!(loaded.services[0].input.is_some());
}

#[test]
fn a_folder_that_can_be_no_service_is_an_error() {
    let dir = folder(&[("My Pages/Show.txt", b"Show\n")]);
    fs::remove_file(dir.path().join("cloud.toml")).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input/cloud.toml");
    let said = said(&load(dir.path(), None, Some(&file)));
    assert_eq!(
        said,
        ["error T1004 My Pages: the name of the folder `My Pages` cannot be the id of a service \
         (rename it: an id has small letters, digits and hyphens, and starts with a letter)"]
    );
}

#[test]
fn a_service_leaves_the_name_of_the_clouds_crate_to_it() {
    let service = service_with("name = \"huaweicloud-eg\"", "name = \"huaweicloud-core\"");
    let expected = "error T1003 eg: `huaweicloud-core` is the crate of what all services of the cloud share (give the service \
                    another id and `crate.name`, or the cloud another `crate.name` in cloud.toml)";
    assert_eq!(said_of(&[("eg/service.toml", &service)]), [expected]);
    // Of a cloud that does not name it, it is called by the cloud's id.
    let package = "[crate]\nname = \"huaweicloud-core\"\nversion = \"0.1.0\"\n";
    assert!(CLOUD.contains(package));
    let cloud = CLOUD.replace(package, "");
    assert_eq!(said_of(&[("cloud.toml", cloud.as_bytes()), ("eg/service.toml", &service)]), [expected]);
}

#[test]
fn the_lock_of_fetched_pages_is_not_an_unknown_file() {
    assert_eq!(said_of(&[("eg/fetch.lock", b"")]), [""; 0]);
}

#[test]
fn where_pages_are_fetched_somebody_without_any_is_told_how_to_get_them() {
    let service = format!("{SERVICE}\n[fetch]\npages = ['https://docs.example.com/CreateJob.html']\n");
    let dir = folder(&[("eg/service.toml", service.as_bytes())]);
    fs::remove_file(dir.path().join("eg/CreateJob.txt")).unwrap();
    let said = said(&load(dir.path(), None, None));
    assert_eq!(
        said,
        [
            "error T1008 eg: the service `eg` has no pages (`cargo xtask fetch` gets those that service.toml names)"
        ]
    );
}
