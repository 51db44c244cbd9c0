#!/bin/sh
# Trunk runs this after a build, beside what it built: it puts the widget's and the annex's files together, names each by
# what is in it, as Trunk does with the site's own, and writes those names where they are asked for.
set -eu
cd "$TRUNK_STAGING_DIR"

cat tokens*.css base*.css shared*.css "$TRUNK_SOURCE_DIR/style/widget.css" > widget.css
cp "$TRUNK_SOURCE_DIR/style/annex.css" "$TRUNK_SOURCE_DIR/style/help.css" .

# Pages ask for each by its plain name in braces, such as {widget.js}.
for file in widget.js widget_bg.wasm widget.css annex.js annex_bg.wasm annex.css help.css; do
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
