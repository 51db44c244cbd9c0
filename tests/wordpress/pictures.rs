//! Pictures of the site before a real blog, for people to look at: phone and desk, by day and by night.

use std::path::Path;

use serde_json::json;

use crate::Journey;
use crate::blog::Blog;
use crate::page::Page;

pub const CHROMIUM_ONLY: &[(&str, Journey)] = crate::trial::journeys![pictures_are_taken];

fn pictures_are_taken(_: &Blog, page: &Page) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("wordpress-screens");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let (driver, runtime) = (&page.session.driver, &page.session.runtime);
    for (width, height) in [(390, 844), (1280, 900)] {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        runtime.block_on(driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen)).expect("another screen");
        for scheme in ["light", "dark"] {
            page.wish("prefers-color-scheme", scheme);
            for (name, path) in [("front", "/"), ("article", "/article/kitchen-blocks"), ("tag", "/tag/rope")] {
                page.open(path);
                page.part("main", "").part("article", "").expect();
                page.until("nothing is on its way any more", || {
                    page.feed().attribute("aria-busy").as_deref() != Some("true")
                        && page.script(
                            "return !document.querySelector('.placeholder')
                                && [...document.images].every(e => e.complete || e.loading === 'lazy')",
                            json!(null),
                        ) == true
                });
                let file = folder.join(format!("{name}-{width}-{scheme}.png"));
                runtime.block_on(driver.screenshot(&file)).expect("a picture");
            }
        }
    }
    println!("Pictures are in {}.", folder.display());
}
