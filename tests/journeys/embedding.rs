//! A site owner chooses a widget at `/embed`, sees it, and takes its code to a page of their own.

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, Item, TIDE, harbour, publish, site};
use crate::host::{Host, titles};
use crate::page::{Page, Part};
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    options_make_the_code_and_the_preview,
    an_address_holds_its_options,
    the_code_works_where_it_is_pasted,
    the_code_can_be_copied,
    the_embed_page_is_a_place_like_others,
    an_annex_that_does_not_come_can_be_tried_again,
    the_help_says_everything,
];

/// Chooses a value in a combobox.
fn choose(page: &Page, name: &str, value: &str) {
    let field = page.part("combobox", name);
    field.expect();
    let script =
        format!("found[0].value = {}; found[0].dispatchEvent(new Event('change', {{ bubbles: true }}))", json!(value));
    field.script(&script);
}

fn code<'a>(page: &'a Page) -> Part<'a> {
    page.part("region", "Code for your page")
}

fn lines(page: &Page) -> Vec<String> {
    page.list("return [...document.querySelectorAll('pre code')].map((e) => e.textContent)")
}

fn options_make_the_code_and_the_preview(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("categories", json!([{ "slug": "science", "name": "Science" }])));
    page.open("/embed");
    page.expect_heading("News on your site");
    let loader = server.address("/embed.js");
    page.expect("the code", &[format!("<script async src=\"{loader}\"></script>")][..], || lines(page));
    page.expect("the preview", &5, || titles(page, 0).len());

    page.part("spinbutton", "Number of articles").type_in("2");
    choose(page, "Category", "science");
    choose(page, "Layout", "cards");
    page.click("checkbox", "Lead");
    page.click("checkbox", "No footer");
    let attributes = "data-limit=\"2\" data-category=\"science\" data-layout=\"cards\" data-show=\"time views lead\" \
                      data-chrome=\"nofooter\"";
    let line = format!("<script async src=\"{loader}\" {attributes}></script>");
    page.expect("the code", &[line.clone()][..], || lines(page));
    code(page).expect_text(&format!("{} bytes", line.len()));
    page.in_widget(0, || {
        page.part("article", TIDE).expect_text("Twice a day the water leaves");
        page.part("contentinfo", "").expect_gone();
        assert_eq!(
            page.text("return document.querySelector('.news-widget').className"),
            "news-widget news-widget--cards"
        );
    });
    page.expect(
        "the address",
        "/embed?limit=2&category=science&layout=cards&show=time views lead&chrome=nofooter",
        || page.address().replace('+', " "),
    );

    page.click("radio", "Element");
    let site = server.address("/");
    let element = attributes.replace("data-", "");
    page.expect(
        "the code",
        &[
            format!("<script async src=\"{loader}\"></script>"),
            format!("<dateline-news {element}><a href=\"{site}\">Harbour Times</a></dateline-news>"),
        ][..],
        || lines(page),
    );
    page.click("button", "Start again");
    page.expect("the address", "/embed", || page.address());
    assert_eq!(page.part("radio", "Script").script("return found[0].checked"), json!(true));
    assert_eq!(lines(page).len(), 1);
    page.expect("the preview", &5, || titles(page, 0).len());
    assert_eq!(page.part("spinbutton", "Number of articles").script("return found[0].value"), json!(""));
    assert_eq!(page.part("checkbox", "Lead").script("return found[0].checked"), json!(false));
    // Nothing beside the titles is a choice too.
    page.click("checkbox", "Time");
    page.click("checkbox", "Views");
    page.expect("the code", &[format!("<script async src=\"{loader}\" data-show=\"\"></script>")][..], || lines(page));
    page.in_widget(0, || page.expect("times", &0, || page.document().names("time").len()));
    page.click("checkbox", "Lead");
    page.expect("the code", &[format!("<script async src=\"{loader}\" data-show=\"lead\"></script>")][..], || {
        lines(page)
    });
}

fn an_address_holds_its_options(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/embed?limit=1&show=image&theme=dark&tag=moon&as=element&nonsense=1&query=%3Cb%3E%22");
    page.until("the code is there", || lines(page).len() == 2);
    let line = &lines(page)[1];
    let attributes = "limit=\"1\" tag=\"moon\" query=\"&lt;b&gt;&quot;\" show=\"image\" theme=\"dark\"";
    assert!(line.starts_with(&format!("<dateline-news {attributes}>")), "{line}");
    let state = |role: &str, name: &str, what: &str| page.part(role, name).script(&format!("return found[0].{what}"));
    assert_eq!(state("checkbox", "Picture", "checked"), json!(true));
    assert_eq!(state("checkbox", "Time", "checked"), json!(false));
    assert_eq!(state("combobox", "Theme", "value"), json!("dark"));
    assert_eq!(state("textbox", "Tags", "value"), json!("moon"));
    assert_eq!(state("radio", "Element", "checked"), json!(true));
    // Going away and coming back keeps them.
    page.part("navigation", "Sections").part("link", "Latest news").click();
    page.expect_heading("Latest news");
    page.back();
    page.expect_heading("News on your site");
    page.until("the code is there again", || lines(page).len() == 2);
    assert_eq!(&lines(page)[1], line);
}

fn the_code_works_where_it_is_pasted(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/embed?limit=2&sort=popular");
    page.until("the code is there", || lines(page).len() == 1);
    let line = lines(page).remove(0);
    page.click("radio", "Element");
    page.until("the code of the element", || lines(page).len() == 2);
    let [head, element] = [0, 1].map(|number| lines(page)[number].clone());
    let host = Host::of(server);
    host.open_whole(
        page,
        &format!("<!doctype html><html lang=en><head>{head}</head><body>{line}<p>Between</p>{element}"),
    );
    page.expect("the articles of the script", &2, || titles(page, 0).len());
    page.expect("the articles of the element", &2, || titles(page, 1).len());
    assert_eq!(titles(page, 0), titles(page, 1));
}

fn the_code_can_be_copied(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/embed?limit=7");
    page.until("the code is there", || lines(page).len() == 1);
    // What a journey may read of a clipboard differs from engine to engine, so the page's own is watched.
    page.script(
        "window.copied = [];
         Object.defineProperty(navigator, 'clipboard', { configurable: true,
           value: { writeText: async (text) => { if (window.full) throw new Error('no'); copied.push(text) } } })",
        json!(null),
    );
    page.click("button", "Copy");
    code(page).part("status", "").expect_text("Copied");
    assert_eq!(page.list("return copied"), lines(page));
    page.script("window.full = true", json!(null));
    page.click("button", "Copy");
    code(page).part("status", "").expect_text("It could not be copied.");
}

fn the_embed_page_is_a_place_like_others(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json"), ("uk", "data/uk.json")])));
    server.put("/data/uk.json", Feed::of([Item::new("pryplyv", "Приплив")]).answer());
    page.open("/");
    page.expect_heading("Latest news");
    let annex = || server.log().iter().filter(|asked| asked.path.contains("/annex")).count();
    assert_eq!(annex(), 0, "the annex is loaded before it is wanted");
    page.part("contentinfo", "").part("link", "News on your site").click();
    page.expect_heading("News on your site");
    page.expect("the focus", "heading News on your site", || page.focus());
    page.expect("the title", "News on your site · Harbour Times", || page.title());
    page.until("the code is there", || lines(page).len() == 1);
    page.part("navigation", "Languages").part("link", "Українська").click();
    page.expect("the address", "/uk/embed", || page.address());
    // The preview of the page before is gone when this page is there; a driver waits for ever for what is gone.
    page.part("combobox", "Макет").expect();
    page.expect("the preview in that language", &["Приплив"][..], || titles(page, 0));
    // Nothing of it stays behind, however often it comes and goes.
    for _ in 0..3 {
        page.back();
        page.until("the code is there", || lines(page).len() == 1);
        page.back();
        page.expect_heading("Latest news");
        page.forward();
        page.forward();
        page.part("combobox", "Макет").expect();
        page.expect("the preview", &["Приплив"][..], || titles(page, 0));
    }
    assert_eq!(page.script("return document.querySelectorAll('.embed').length", Value::Null), json!(1));
    // Left before everything is there, it stops without a trace; what it had begun takes three seconds at most.
    page.back();
    page.back();
    page.forward();
    page.forward();
    page.back();
    page.back();
    let start = page.script("return performance.now()", Value::Null);
    page.until("some time has passed", || {
        page.script("return performance.now() - given > 3500", start.clone()) == true
    });
    assert!(!page.part("alert", "").is_there(), "{}", page.part("alert", "").text());
    assert_eq!(server.violations(), [""; 0]);
}

fn an_annex_that_does_not_come_can_be_tried_again(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let files = std::fs::read_dir(server.dist()).expect("dist/ can be read").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let program = names.into_iter().find(|name| name.starts_with("annex") && name.ends_with(".js")).expect("the annex");
    let path = format!("/{program}");
    server.put(&path, Answer::status(503));
    page.open("/embed");
    page.part("alert", "").expect_text("The page cannot be shown.");
    page.part("navigation", "Sections").expect();
    server.release(&path);
    page.click("button", "Try again");
    page.until("the code is there", || lines(page).len() == 1);
    page.part("alert", "").expect_gone();
}

/// Every attribute, message and event is in the help, and it runs under the site's policy.
fn the_help_says_everything(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/embed");
    page.click("link", "All attributes, events and messages");
    page.expect_heading("The news widget");
    let text = page.text("return document.body.textContent");
    for name in dateline::model::widget::ATTRIBUTES {
        assert!(
            page.list("return [...document.querySelectorAll('th code')].map((e) => e.textContent)")
                .iter()
                .any(|own| own == name),
            "{name}"
        );
    }
    for said in [
        "dateline-ready",
        "dateline-open",
        "dateline-error",
        "ready:",
        "height:",
        "error:",
        "open:",
        "config:",
        "script-src",
        "frame-src",
    ] {
        assert!(text.contains(said), "{said}");
    }
    assert!(
        page.text("return getComputedStyle(document.querySelector('pre')).backgroundColor") != "rgba(0, 0, 0, 0)",
        "no style sheet"
    );
    assert_eq!(server.violations(), [""; 0]);
    page.click("link", "Choose options, see the widget and copy the code");
    page.expect_heading("News on your site");
}
