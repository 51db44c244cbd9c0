//! The settings of a reader: how they show, where they stay, and how they are taken along.

use serde_json::{Value, json};

use crate::Journey;
use crate::clock;
use crate::edition::{EVERYTHING, FERRY, Feed, GULLS, LAMP, MAP, SALT, TIDE, harbour, numbered, publish};
use crate::owning::{BLOCKED, letters, open_beside};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    looks_show_at_once_and_before_the_app_is_there,
    the_other_tab_follows,
    switches_turn_things_off,
    muted_words_are_written_one_a_line,
    what_is_kept_is_taken_along_and_erased,
    another_file_is_refused,
    settings_that_cannot_be_kept_hold_for_the_visit,
    help_tells_the_keys_and_gives_the_focus_back,
    settings_speak_the_language_of_the_edition,
];

fn arrive(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/settings");
    page.part("radiogroup", "Theme").expect();
}

fn choose(page: &Page, group: &str, name: &str) {
    page.part("radiogroup", group).part("radio", name).click();
}

/// What the root element says of the reader's choices, and how large its text is.
fn looks(page: &Page) -> Vec<String> {
    page.list(
        "const root = document.documentElement;
         const names = ['theme', 'text-size', 'typeface', 'line-width'];
         const said = names.map((name) => root.getAttribute('data-' + name) ?? '');
         return [...said, getComputedStyle(root).fontSize, getComputedStyle(root).colorScheme]",
    )
}

fn looks_show_at_once_and_before_the_app_is_there(server: &Server, page: &Page) {
    arrive(server, page);
    assert_eq!(looks(page), ["", "", "", "", "16px", "light dark"]);
    choose(page, "Theme", "Sepia");
    page.expect("the looks", &["sepia", "2", "serif", "medium", "16px", "light"][..], || looks(page));
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    assert_eq!(page.text(ground), "rgb(245, 236, 215)");
    choose(page, "Text size", "Largest");
    choose(page, "Typeface", "Sans serif");
    choose(page, "Line width", "Narrow");
    choose(page, "Theme", "Dark");
    let chosen = ["dark", "5", "sans", "narrow", "24px", "dark"];
    page.expect("the looks", &chosen[..], || looks(page));
    // The one that was chosen has the focus still.
    page.expect("the focus", &"radio Dark", || page.focus());
    // The same choices stand in the form when it is opened again, and on a page whose app never comes.
    page.open("/settings");
    page.until("the form is there", || page.part("radio", "Dark").is_there());
    assert_eq!(page.part("radio", "Dark").script("return found[0].checked"), json!(true));
    assert_eq!(page.part("radio", "Largest").script("return found[0].checked"), json!(true));
    server.put("*.wasm", Answer::status(404));
    page.open("/");
    assert_eq!(looks(page), chosen);
}

fn the_other_tab_follows(server: &Server, page: &Page) {
    arrive(server, page);
    open_beside(page, "/settings");
    let other = |body: &str| {
        page.script(&format!("const other = document.querySelector('iframe').contentDocument; {body}"), json!(null))
    };
    let chosen = "const radio = other.querySelector('[name=theme][value=sepia]'); return radio?.checked ?? null";
    page.until("the other tab shows the form", || other(chosen) == false);
    choose(page, "Theme", "Sepia");
    page.until("the other tab looks the same", || {
        other("return other.documentElement.getAttribute('data-theme')") == "sepia"
    });
    page.until("its form says so", || other(chosen) == true);
}

fn switches_turn_things_off(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=10)).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(numbered(11..=20)).answer());
    page.open("/settings");
    for name in ["Images", "Load more automatically", "Keyboard shortcuts"] {
        let switch = page.part("switch", name);
        switch.expect_attribute("aria-checked", Some("true"));
        switch.click();
        switch.expect_attribute("aria-checked", Some("false"));
        page.expect("the focus", &format!("switch {name}")[..], || page.focus());
    }
    page.open("/");
    page.feed().part("article", "Number 1").expect();
    page.scroll_to_end();
    let more = page.part("main", "").part("button", "Load more");
    more.expect();
    assert!(server.asked("/data/feed-2.json").is_empty(), "no more is asked for by itself");
    more.click();
    page.until("more is asked for", || !server.asked("/data/feed-2.json").is_empty());
    page.open("/settings");
    let switch = page.part("switch", "Images");
    switch.expect_attribute("aria-checked", Some("false"));
    switch.click();
    switch.expect_attribute("aria-checked", Some("true"));
}

fn muted_words_are_written_one_a_line(server: &Server, page: &Page) {
    arrive(server, page);
    page.part("textbox", "Muted words").type_in(" ferry \u{e007}\u{e007}old lamp");
    page.part("navigation", "Sections").part("link", "Latest news").click();
    page.expect_titles(&[TIDE, GULLS, SALT, MAP]);
    page.part("main", "").expect_text("2 articles with muted words are hidden.");
    page.open("/settings");
    let field = page.part("textbox", "Muted words");
    field.expect();
    assert_eq!(field.script("return found[0].value"), json!("ferry\nold lamp"));
}

fn kept(page: &Page) -> Value {
    page.script("return Object.keys(localStorage).sort()", json!(null))
}

/// Gives the field of the page a file with this text.
fn bring(page: &Page, text: &str) {
    page.part("main", "").expect_text("Import");
    page.script(
        "const field = document.querySelector('input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File([given], 'dateline.json', { type: 'application/json' }));
         field.files = files.files;
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        json!(text),
    );
}

fn what_is_kept_is_taken_along_and_erased(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    page.feed().part("article", SALT).part("button", "Save").click();
    page.feed().part("article", SALT).part("button", "Save").expect_attribute("aria-pressed", Some("true"));
    page.part("contentinfo", "").part("link", "Settings").click();
    choose(page, "Theme", "Dark");
    page.script(
        "URL.createObjectURL = (file) => (window.given = file, 'about:blank#');
         HTMLAnchorElement.prototype.click = function () { window.named = this.download; }",
        json!(null),
    );
    page.click("button", "Export");
    assert_eq!(page.script("return named", json!(null)), "dateline.json");
    let file = page.script_async("given.text().then(done)");
    let file = file.as_str().unwrap_or_default();
    let whole: Value = serde_json::from_str(file).expect("the file is JSON");
    assert_eq!(whole["dateline"], 1);
    assert!(whole["kept"]["settings"].as_str().unwrap_or_default().contains("dark"), "{file}");
    let before = kept(page);

    page.click("button", "Erase everything");
    page.click("button", "Keep");
    page.expect("the focus", &"button Erase everything", || page.focus());
    assert_eq!(kept(page), before);
    page.click("button", "Erase everything");
    page.click("button", "Erase");
    page.part("status", "").expect_text("Everything has been erased.");
    page.expect("the focus", &"button Erase everything", || page.focus());
    let names = kept(page).to_string();
    assert!(!names.contains("settings") && !names.contains("saved:") && !names.contains("read:"), "{names}");
    page.expect("the looks", &"light dark".to_owned(), || looks(page).remove(5));
    assert_eq!(page.part("radio", "Auto").script("return found[0].checked"), json!(true));

    bring(page, file);
    page.part("status", "").expect_text("imported");
    page.expect("the looks", &"dark".to_owned(), || looks(page).remove(5));
    page.until("the form follows", || page.part("radio", "Dark").script("return found[0].checked") == true);
    page.part("contentinfo", "").part("link", "Saved").click();
    page.expect_titles(&[SALT]);
}

fn another_file_is_refused(server: &Server, page: &Page) {
    arrive(server, page);
    choose(page, "Theme", "Dark");
    let before = kept(page);
    for text in ["", "no json", "{}", r#"{"dateline":2,"kept":{"settings":"{}"}}"#] {
        bring(page, text);
        page.part("alert", "").expect_text("This is not a file that was exported here.");
        assert_eq!(kept(page), before, "{text}");
    }
    // One thing that is broken costs itself alone.
    bring(page, r#"{"dateline":1,"kept":{"settings":"{\"theme\":\"sepia\"}","read:en":"[[","evil":"x"}}"#);
    page.part("status", "").expect_text("1 entry was imported.");
    page.part("alert", "").expect_gone();
    page.expect("the looks", &"sepia".to_owned(), || looks(page).remove(0));
    assert!(!kept(page).to_string().contains("evil"));
}

fn settings_that_cannot_be_kept_hold_for_the_visit(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    clock::open_with(server, page, "/settings", BLOCKED);
    choose(page, "Theme", "Dark");
    page.part("alert", "").expect_text("the browser keeps nothing for this site");
    page.expect("the looks", &"dark".to_owned(), || looks(page).remove(5));
    page.click("button", "Erase everything");
    page.click("button", "Erase");
    page.part("status", "").expect_text("Everything has been erased.");
}

fn help_tells_the_keys_and_gives_the_focus_back(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    letters(page, "j");
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
    letters(page, "?");
    let dialog = page.part("dialog", "Keyboard shortcuts");
    dialog.expect_text("Next article");
    dialog.expect_text("Esc");
    page.until("the focus is in the dialog", || {
        page.script("return document.querySelector('dialog').contains(document.activeElement)", json!(null)) == true
    });
    // The keys are not for the page behind it.
    letters(page, "j");
    letters(page, "o");
    assert_eq!(page.address(), "/");
    page.press(thirtyfour::Key::Escape);
    dialog.expect_gone();
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
    letters(page, "?");
    dialog.expect();
    dialog.part("button", "Close").click();
    dialog.expect_gone();
    page.expect("the focus", &format!("link {TIDE}")[..], || page.focus());
    letters(page, "j");
    page.expect("the focus", &format!("link {FERRY}")[..], || page.focus());
    assert!(page.titles().contains(&LAMP.to_owned()));
}

fn settings_speak_the_language_of_the_edition(server: &Server, page: &Page) {
    server
        .put("/site.json", Answer::json(&crate::edition::site(&[("en", "data/feed.json"), ("uk", "data/feed.json")])));
    server.put("/data/feed.json", Feed::of(harbour()).answer());
    page.open("/uk/settings");
    page.part("radiogroup", "Тема оформлення").part("radio", "Сепія").expect();
    page.expect_heading("Налаштування");
    page.part("main", "").part("link", "English").click();
    page.part("radiogroup", "Theme").expect();
    page.expect("the address", "/settings", || page.address());
}
