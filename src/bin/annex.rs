//! Mounts the annex.

fn main() {
    dateline::annex::start();
}
