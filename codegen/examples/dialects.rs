#![allow(missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::expect_used)]
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use tablature_codegen::document::{Block, Cell, Document, Table};
use tablature_codegen::parse::parse;
use tablature_codegen::source::SourcePage;

fn load(path: &Path) -> (Document, usize) {
    let text = std::fs::read_to_string(path).unwrap();
    let p = parse(&SourcePage::new(path.to_str().unwrap(), text));
    if std::env::args().nth(1).unwrap_or_default().contains('d') {
        for d in &p.diagnostics {
            println!("DIAG {} {} {:?}", d.place, d.message, d.label);
        }
    }
    (p.document, p.diagnostics.len())
}
fn norm(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}
fn cell(c: &Cell, out: &mut Vec<String>) {
    for p in &c.paragraphs {
        out.push(norm(&p.value));
    }
    for t in &c.tables {
        if let Some(c) = &t.caption {
            out.push(norm(&c.value));
        }
        for h in &t.header {
            out.push(norm(&h.value));
        }
        for r in &t.rows {
            for c in &r.cells {
                cell(c, out);
            }
        }
    }
}
fn key(t: &Table) -> (Option<String>, Vec<String>) {
    (t.caption.as_ref().map(|c| norm(&c.value)), t.header.iter().map(|h| norm(&h.value)).collect())
}
fn grid(t: &Table) -> Vec<Vec<Vec<String>>> {
    t.rows
        .iter()
        .map(|r| {
            r.cells
                .iter()
                .map(|c| {
                    let mut o = vec![];
                    cell(c, &mut o);
                    o
                })
                .collect()
        })
        .collect()
}
fn lcs<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(Option<usize>, Option<usize>)> {
    let (n, m) = (a.len(), b.len());
    let mut l = vec![vec![0u32; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            l[i][j] = if a[i] == b[j] { l[i + 1][j + 1] + 1 } else { l[i + 1][j].max(l[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, vec![]);
    while i < n || j < m {
        if i < n && j < m && a[i] == b[j] {
            out.push((Some(i), Some(j)));
            i += 1;
            j += 1;
        } else if j == m || i < n && l[i + 1][j] >= l[i][j + 1] {
            out.push((Some(i), None));
            i += 1;
        } else {
            out.push((None, Some(j)));
            j += 1;
        }
    }
    out
}
fn show(b: &Block) -> String {
    match b {
        Block::Heading(h) => format!("H{} {}", h.level, norm(&h.text.value)),
        Block::Paragraph(t) => format!("P {}", norm(&t.value)),
        Block::Code(t) => format!("C {}", norm(&t.value)),
        Block::Table(t) => format!("T {:?}", key(t)),
    }
}
fn main() {
    let root = std::env::var("TABLATURE_CORPUS").unwrap();
    let verbose = std::env::args().nth(1).unwrap_or_default();
    let only = std::env::args().nth(2).unwrap_or_default();
    let mut pages = vec![];
    let mut services: Vec<_> =
        std::fs::read_dir(format!("{root}/html")).unwrap().map(|e| e.unwrap().path()).collect();
    services.sort();
    for s in services {
        let mut files: Vec<_> = std::fs::read_dir(&s).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for f in files {
            let svc = s.file_name().unwrap().to_str().unwrap();
            let stem = f.file_stem().unwrap().to_str().unwrap();
            let t = format!("{root}/text/{svc}/{stem}.txt");
            if Path::new(&t).exists() && format!("{svc}/{stem}").contains(&only) {
                pages.push((f.clone(), t, format!("{svc}/{stem}")));
            }
        }
    }
    let t0 = Instant::now();
    let html: Vec<_> = pages.iter().map(|p| load(&p.0)).collect();
    let t1 = Instant::now();
    let text: Vec<_> = pages.iter().map(|p| load(Path::new(&p.1))).collect();
    let t2 = Instant::now();
    let (mut same, mut missing, mut extra, mut differ, mut blocks_same, mut pages_same) = (0, 0, 0, 0, 0, 0);
    let mut blocks_all = 0;
    let mut diff_key = 0;
    let mut by: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for (i, p) in pages.iter().enumerate() {
        let svc = p.2.split('/').next().unwrap().to_owned();
        let a: Vec<&Table> = html[i].0.tables().collect();
        let b: Vec<&Table> = text[i].0.tables().collect();
        let ka: Vec<_> = a.iter().map(|t| key(t)).collect();
        let kb: Vec<_> = b.iter().map(|t| key(t)).collect();
        let e = by.entry(svc).or_default();
        for pair in lcs(&ka, &kb) {
            match pair {
                (Some(x), Some(y)) => {
                    let (ga, gb) = (grid(a[x]), grid(b[y]));
                    if ga == gb {
                        same += 1;
                        e[0] += 1;
                    } else {
                        differ += 1;
                        e[1] += 1;
                        if ga
                            .iter()
                            .map(|r| &r[..r.len().saturating_sub(1)])
                            .ne(gb.iter().map(|r| &r[..r.len().saturating_sub(1)]))
                        {
                            diff_key += 1;
                        }
                        if verbose.contains('t') {
                            println!("--- {} {:?}", p.2, ka[x]);
                            let mut n = 0;
                            for (oa, ob) in lcs(&ga, &gb) {
                                match (oa, ob) {
                                    (Some(_), Some(_)) => {}
                                    (Some(x), _) => {
                                        n += 1;
                                        if n < 8 {
                                            println!("   html {:?}", ga[x])
                                        }
                                    }
                                    (_, Some(y)) => {
                                        n += 1;
                                        if n < 8 {
                                            println!("   text {:?}", gb[y])
                                        }
                                    }
                                    _ => {}
                                }
                            }
                        }
                    }
                }
                (Some(x), None) => {
                    missing += 1;
                    e[2] += 1;
                    if verbose.contains('m') {
                        println!("MISSING {} {:?} rows {}", p.2, ka[x], a[x].rows.len());
                    }
                }
                (None, Some(y)) => {
                    extra += 1;
                    e[3] += 1;
                    if verbose.contains('m') {
                        println!("EXTRA {} {:?} rows {}", p.2, kb[y], b[y].rows.len());
                    }
                }
                _ => {}
            }
        }
        e[4] += text[i].1;
        let ba: Vec<String> = html[i].0.blocks.iter().map(show).collect();
        let bb: Vec<String> = text[i]
            .0
            .blocks
            .iter()
            .filter(|b| !matches!(b, Block::Paragraph(t) if t.value.starts_with("Updated on")))
            .map(show)
            .collect();
        if ba == bb {
            pages_same += 1;
        }
        for (oa, ob) in lcs(&ba, &bb) {
            blocks_all += 1;
            match (oa, ob) {
                (Some(_), Some(_)) => blocks_same += 1,
                (Some(x), _) => {
                    if verbose.contains('b') {
                        println!("BLOCK {} html {:.300}", p.2, ba[x])
                    }
                }
                (_, Some(y)) => {
                    if verbose.contains('b') {
                        println!("BLOCK {} text {:.300}", p.2, bb[y])
                    }
                }
                _ => {}
            }
        }
    }
    for (s, e) in &by {
        println!("{s:8} same {} differ {} missing {} extra {} diagnostics {}", e[0], e[1], e[2], e[3], e[4]);
    }
    let all = same + differ + missing;
    println!(
        "pages {} tables {all} same {same} ({:.2}%) differ {differ} (key cells {diff_key}) missing {missing} extra {extra}; blocks {blocks_same}/{blocks_all}, whole pages {pages_same}; html {:?} text {:?}",
        pages.len(),
        100.0 * same as f64 / all as f64,
        t1 - t0,
        t2 - t1
    );
    println!(
        "diagnostics html {} text {}",
        html.iter().map(|x| x.1).sum::<usize>(),
        text.iter().map(|x| x.1).sum::<usize>()
    );
}
