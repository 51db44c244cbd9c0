//! Weighs `dist/` as a reader's browser receives it, against the budgets: `make size`.
//!
//! Bytes are those of brotli 11, what a CDN sends; kB are of 1000. News data is left out: it is the publisher's.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What one visit may cost. `must` and `aim` are in bytes.
struct Budget {
    name: &'static str,
    /// The files of `dist/` that the visit begins with.
    starts: &'static [&'static str],
    /// Which of the files loaded then are counted.
    counts: fn(&str) -> bool,
    must: usize,
    aim: usize,
}

const BUDGETS: [Budget; 3] = [
    Budget { name: "first load of /", starts: &["index.html"], counts: is_program, must: 150_000, aim: 120_000 },
    Budget {
        name: "cold widget",
        starts: &["embed.js", "widget.html"],
        counts: is_not_data,
        must: 100_000,
        aim: 80_000,
    },
    Budget { name: "embed.js", starts: &["embed.js"], counts: is_program, must: 2_000, aim: 1_500 },
];

fn main() -> ExitCode {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    if !dist.join("index.html").is_file() {
        eprintln!("There is no built site in dist/. Run `make build` first, or `make size`, which does.");
        return ExitCode::FAILURE;
    }
    let files = files_below(&dist, Path::new(""));
    let (kept, over): (Vec<_>, Vec<_>) = BUDGETS.iter().partition(|budget| weigh(budget, &dist, &files));
    println!("{} passed, {} failed", kept.len(), over.len());
    match over.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Prints what a visit costs, and says whether that is within the budget's `must`.
fn weigh(budget: &Budget, dist: &Path, files: &BTreeSet<String>) -> bool {
    println!("\n{:<48}{:>12}{:>12}", budget.name, "raw kB", "brotli kB");
    let (mut raw_total, mut total) = (0, 0);
    for file in loaded_from(budget.starts, dist, files).iter().filter(|file| (budget.counts)(file)) {
        let bytes = read(dist, file);
        let weight = brotli_length(&bytes);
        print_row(file, bytes.len(), weight, "");
        raw_total += bytes.len();
        total += weight;
    }
    if budget.starts == ["index.html"] && files.contains("404.html") {
        let bytes = read(dist, "404.html");
        print_row("404.html", bytes.len(), brotli_length(&bytes), "  not counted: sent instead of index.html");
    }
    let verdict = match total {
        _ if total <= budget.aim => "within the aim",
        _ if total <= budget.must => "within the budget, over the aim",
        _ => "OVER the budget",
    };
    print_row("together", raw_total, total, "");
    println!("  {verdict}: must {}, aim {}", kilobytes(budget.must), kilobytes(budget.aim));
    total <= budget.must
}

/// The files that a browser loads by itself when it opens `starts`: those the pages name, and what those import.
fn loaded_from(starts: &[&str], dist: &Path, files: &BTreeSet<String>) -> BTreeSet<String> {
    let mut unread: Vec<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    let mut loaded: BTreeSet<String> = unread.iter().cloned().collect();
    while let Some(file) = unread.pop() {
        // Only pages and programs load others. The rest may not even be text.
        if !is_program(&file) || file.ends_with(".wasm") {
            continue;
        }
        let text = String::from_utf8_lossy(&read(dist, &file)).into_owned();
        for name in files.iter().filter(|name| !name.ends_with(".html") && loads(&file, &text, name)) {
            if loaded.insert(name.clone()) {
                unread.push(name.clone());
            }
        }
    }
    loaded
}

/// Whether `file`, which holds `text`, makes the browser load `name`. In a page every address counts, but for those
/// of the other programs, which are only told; in a style sheet too; in a script only what follows `from` or `import`.
fn loads(file: &str, text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let whole = before.ends_with(['"', '\'', '`', '/', '=', '('])
            && after.starts_with(['"', '\'', '`', '?', '#', ')', ' ', '>']);
        let attribute = before.trim_end_matches(['/', '"', '\'', '=']).rsplit(' ').next().unwrap_or_default();
        let opening = before.trim_end_matches(['.', '/']).trim_end_matches(['"', '\'', '`']).trim_end();
        whole
            && !["data-annex", "data-bodies", "data-formats"].iter().any(|told| attribute.starts_with(told))
            && (!file.ends_with(".js") || opening.ends_with("from") || opening.ends_with("import"))
    })
}

fn is_program(file: &str) -> bool {
    [".html", ".css", ".js", ".wasm"].iter().any(|extension| file.ends_with(extension))
}

fn is_not_data(file: &str) -> bool {
    !file.ends_with(".json")
}

fn brotli_length(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory can be written");
    writer.into_inner().len()
}

/// All files below `dist/`, as paths with `/`, but the news data.
fn files_below(dist: &Path, folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(dist.join(folder)).expect("a folder of dist/ can be read");
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| folder.join(entry.file_name())).collect();
    let mut files = BTreeSet::new();
    for path in paths.iter().filter(|path| *path != Path::new("data")) {
        match dist.join(path).is_dir() {
            true => files.extend(files_below(dist, path)),
            false => drop(files.insert(path.to_string_lossy().replace('\\', "/"))),
        }
    }
    files
}

fn read(dist: &Path, file: &str) -> Vec<u8> {
    fs::read(dist.join(file)).unwrap_or_else(|error| panic!("dist/{file} cannot be read: {error}"))
}

fn print_row(name: &str, raw: usize, weight: usize, note: &str) {
    println!("  {name:<46}{:>12}{:>12}{note}", kilobytes(raw), kilobytes(weight));
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}
