//! tmp
use std::path::Path;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let loaded = tablature_codegen::load::load(Path::new(&args[1]), None);
    for d in &loaded.diagnostics {
        println!("{} {}: {}", d.code, d.place, d.message);
    }
    for s in loaded.services {
        for d in &s.diagnostics {
            println!("{} {}: {}", d.code, d.place, d.message);
        }
        let Some(input) = s.input else { continue };
        let out = tablature_codegen::pipeline::compile(
            &input,
            &tablature_codegen::pipeline::Options {
                runtime: tablature_codegen::pipeline::RuntimeSource::Version("0.1.0".into()),
            },
        );
        for d in &out.diagnostics {
            println!(
                "{}[{}] {}: {} | {:?} | {:?}",
                d.severity.as_str(),
                d.code,
                d.place,
                d.message,
                d.label,
                d.related.iter().map(|r| format!("{}: {}", r.place, r.text)).collect::<Vec<_>>()
            );
        }
        println!("{:?} {:?}", out.counts, out.operations_of_pages);
        for f in &out.files {
            let p = Path::new(&args[2]).join(&out.service).join(&f.path);
            std::fs::create_dir_all(p.parent().unwrap()).unwrap();
            std::fs::write(p, &f.contents).unwrap();
        }
    }
}
