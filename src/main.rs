//! Mounts the app.

fn main() {
    dateline::app::start();
}
