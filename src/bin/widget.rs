//! Mounts the widget.

fn main() {
    dateline::widget::start();
}
