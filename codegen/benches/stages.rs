//! Each stage on the seed page, `cargo bench -p tablature-codegen`.
//!
//! For whole runs, and beside what bounds them, see `cargo xtask bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark without its input has nothing to say")]

use std::path::Path;

use divan::{Bencher, black_box};
use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::lower::Lowered;
use tablature_codegen::name::Names;
use tablature_codegen::{emit, extract, lower, name, parse, pipeline};

fn main() {
    divan::main();
}

/// The service of the seed page.
fn input() -> ServiceInput {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs-input");
    load(&documents, Some("eg"), None).services.remove(0).input.unwrap()
}

fn lowered(input: &ServiceInput) -> Lowered {
    let extracted = extract::extract(&parse::parse(&input.pages[0]).document);
    lower::lower(&extracted.operations, &extracted.error_codes, &input.service, &input.cloud)
}

fn names(input: &ServiceInput, lowered: &Lowered) -> Names {
    name::name_with(&lowered.api, &input.lock).unwrap().0.names
}

#[divan::bench]
fn parse_page(bencher: Bencher<'_, '_>) {
    let input = input();
    bencher.bench_local(|| parse::parse(black_box(&input.pages[0])));
}

#[divan::bench]
fn extract_operations(bencher: Bencher<'_, '_>) {
    let input = input();
    let document = parse::parse(&input.pages[0]).document;
    bencher.bench_local(|| extract::extract(black_box(&document)));
}

#[divan::bench]
fn lower_operations(bencher: Bencher<'_, '_>) {
    let input = input();
    let extracted = extract::extract(&parse::parse(&input.pages[0]).document);
    bencher.bench_local(|| lower::lower(black_box(&extracted.operations), &[], &input.service, &input.cloud));
}

#[divan::bench]
fn name_everything(bencher: Bencher<'_, '_>) {
    let input = input();
    let lowered = lowered(&input);
    bencher.bench_local(|| name::name_with(black_box(&lowered.api), &input.lock));
}

#[divan::bench]
fn emit_openapi(bencher: Bencher<'_, '_>) {
    let input = input();
    let lowered = lowered(&input);
    let names = names(&input, &lowered);
    let type_name = |id| names.schema(id).map_or("", |names| names.type_name.as_str());
    bencher.bench_local(|| emit::openapi::emit(black_box(&lowered.api), &type_name));
}

#[divan::bench]
fn emit_rust(bencher: Bencher<'_, '_>) {
    let input = input();
    let lowered = lowered(&input);
    let names = names(&input, &lowered);
    let options =
        emit::rust::RustOptions { runtime_path: None, runtime_version: "0.1".to_owned(), core_path: None };
    bencher.bench_local(|| emit::rust::emit(black_box(&lowered.api), &names, &options));
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let input = input();
    let runtime = pipeline::RuntimeSource::Version("0.1".to_owned());
    let options = pipeline::Options { runtime, core: None };
    bencher.bench_local(|| pipeline::compile(black_box(&input), &options));
}
