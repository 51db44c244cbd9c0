#!/bin/sh
# Trunk runs this after a build, beside what it built: it puts the widget's and the annex's files together, names each by
# what is in it, as Trunk does with the site's own, and writes those names where they are asked for.
set -eu
cd "$TRUNK_STAGING_DIR"

cat tokens*.css base*.css shared*.css "$TRUNK_SOURCE_DIR/style/widget.css" > widget.css
cp "$TRUNK_SOURCE_DIR/style/annex.css" "$TRUNK_SOURCE_DIR/style/help.css" .

# $1 is a page with names in braces, such as {widget.js}.
write_names() {
    cp "$1" page.tmp
    for file in widget.js widget_bg.wasm widget.css annex.js annex_bg.wasm annex.css help.css; do
        sum=$(cksum < "$file" | cut -d ' ' -f 1)
        named="${file%.*}-$sum.${file##*.}"
        [ -f "$named" ] || cp "$file" "$named"
        sed "s/{$file}/$named/g" page.tmp > page2.tmp
        mv page2.tmp page.tmp
    done
    mv page.tmp "$1"
}

write_names widget.html
write_names widget-help.html
write_names index.html
rm widget.js widget_bg.wasm widget.css annex.js annex_bg.wasm annex.css help.css

# Hosts that know no single-page fallback answer unknown paths with 404.html.
cp index.html 404.html
