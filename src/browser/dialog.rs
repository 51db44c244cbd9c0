//! Dialogs over the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::browser::focus::Element;

/// Opens a dialog over everything else; the browser keeps the focus in it, and gives it back when it closes.
pub fn open(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

pub fn close(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}
