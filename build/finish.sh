#!/bin/sh
# Trunk runs this after a build, beside what it built: it puts the files of the programs beside the site's together, names
# each by what is in it, as Trunk does with the site's own, and writes those names where they are asked for.
set -eu
cd "$TRUNK_STAGING_DIR"

cat tokens*.css base*.css shared*.css "$TRUNK_SOURCE_DIR/style/widget.css" > widget.css
# Without perl the build is some kilobytes larger, and nothing else.
if command -v perl > /dev/null; then
    for program in dateline-* widget annex formats; do
        [ "${program%.js}" = "$program" ] || perl "$TRUNK_SOURCE_DIR/build/shorten.pl" "$program" dateline-*_bg.wasm
        [ ! -f "$program.js" ] || perl "$TRUNK_SOURCE_DIR/build/shorten.pl" "$program.js" "${program}_bg.wasm"
    done
fi

# The widget's program is a plain script too, and calls itself the same: each has a block of its own.
{ echo '{'; cat formats.js; echo 'globalThis.datelineTranslators = wasm_bindgen; }'; } > formats.tmp
mv formats.tmp formats.js
cp "$TRUNK_SOURCE_DIR/style/annex.css" "$TRUNK_SOURCE_DIR/style/help.css" .

# Pages ask for each by its plain name in braces, such as {widget.js}.
for file in widget.js widget_bg.wasm widget.css formats.js formats_bg.wasm annex.js annex_bg.wasm annex.css help.css; do
    sum=$(cksum < "$file" | cut -d ' ' -f 1)
    named="${file%.*}-$sum.${file##*.}"
    mv "$file" "$named"
    for page in index.html widget.html widget-help.html; do
        sed "s/{$file}/$named/g" "$page" > page.tmp
        mv page.tmp "$page"
    done
done

# Hosts that know no single-page fallback answer unknown paths with 404.html.
cp index.html 404.html
