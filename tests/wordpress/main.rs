//! Journeys of readers through a site whose news come from a real WordPress, in every browser engine of this machine.
//!
//! `cargo test --no-default-features --features ssr --test wordpress -- NAME` runs those whose name holds `NAME`. dist/
//! has to be built before. WordPress, MariaDB and PHP come from the machine (`make test-wordpress` brings them);
//! `DATELINE_WORDPRESS` names another unpacked WordPress, and `DATELINE_SCREENS=1` has pictures taken as well.

mod articles;
mod blog;
#[path = "../journeys/engine.rs"]
mod engine;
#[path = "../journeys/group.rs"]
mod group;
mod lists;
mod other_blogs;
#[expect(dead_code, reason = "what readers do here is less than in the other journeys")]
#[path = "../journeys/page/mod.rs"]
mod page;
mod pictures;
mod posts;
#[expect(dead_code, reason = "WordPress answers here, and this host only serves the site")]
#[path = "../journeys/server.rs"]
mod server;
#[path = "../journeys/trial.rs"]
mod trial;
#[path = "../journeys/wire.rs"]
mod wire;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use serde_json::json;

use crate::blog::{Blog, Manner};
use crate::engine::Engine;
use crate::page::Page;
use crate::server::{Answer, Server};

/// What a reader of the blog goes through. It panics where the site keeps a promise badly.
type Journey = fn(&Blog, &Page);

const EVERYWHERE: [(Manner, &[(&str, Journey)]); 4] = [
    (Manner::Pretty, lists::JOURNEYS),
    (Manner::Pretty, articles::JOURNEYS),
    (Manner::Plain, other_blogs::PLAIN),
    (Manner::Refusing, other_blogs::REFUSING),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if arguments.list {
        return trial::run(&arguments, trials(None, Path::new("dist")));
    }
    if let Some(missing) = Blog::missing() {
        println!("The test against a real WordPress cannot run: {missing}");
        println!("Debian and Ubuntu have all of it: sudo apt-get install {}", blog::PACKAGES);
        return if trial::is_in_ci() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    let dist = match trial::built_site(&arguments) {
        Ok(dist) => dist,
        Err(missing) => return missing,
    };
    match Blog::start() {
        Ok(blog) => trial::run(&arguments, trials(Some(Arc::new(blog)), &dist)),
        Err(reason) => {
            eprintln!("WordPress does not start: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// One trial for each journey and engine, before a blog that may be missing where they are only listed. The blog ends
/// with the last of them.
fn trials(blog: Option<Arc<Blog>>, dist: &Path) -> Vec<Trial> {
    let reading = |engine: Engine, manner: Manner, name: &'static str, journey: Journey| {
        let blog = blog.clone();
        let before_the_blog = move |server: &Server, page: &Page| {
            let blog = blog.as_deref().expect("a blog to read");
            publish(server, &blog.address(manner));
            journey(blog, page);
        };
        trial::trial(engine, name, before_the_blog, dist)
    };
    let mut trials = Vec::new();
    let checked = blog.clone();
    trials.push(Trial::test("wordpress_is_up", move || Ok(checked.as_deref().ok_or("there is no blog")?.check()?)));
    for (manner, journeys) in EVERYWHERE {
        for &(name, journey) in journeys {
            trials.extend(Engine::ALL.map(|engine| reading(engine, manner, name, journey)));
        }
    }
    // Only Chromium can be told the size of its screen and what a reader wishes of the device.
    if std::env::var_os("DATELINE_SCREENS").is_some() {
        for &(name, journey) in pictures::CHROMIUM_ONLY {
            trials.push(reading(Engine::Chromium, Manner::Pretty, name, journey));
        }
    }
    trials
}

/// Makes the site one of the blog at this address, which is another origin, as it mostly is.
fn publish(server: &Server, address: &str) {
    let edition = json!({ "language": "en", "source": { "format": "wordpress", "url": address } });
    let site =
        json!({ "title": posts::blog_title(), "description": "", "editions": [edition], "refresh_seconds": 3600 });
    server.put("/site.json", Answer::json(&site));
    server.befriend(address.trim_end_matches('/'));
}
