#!/bin/sh
# Trunk runs this after a build, beside what it built: it puts the files of the programs beside the site's together, names
# each by what is in it, as Trunk does with the site's own, and writes those names where they are asked for.
set -eu
cd "$TRUNK_STAGING_DIR"

cat tokens-*.css base-*.css shared-*.css "$TRUNK_SOURCE_DIR/style/widget.css" > widget.css
# One style sheet is smaller than six, and one request.
cat tokens-*.css base-*.css layout-*.css shared-*.css components-*.css print-*.css > site.css
rm tokens-*.css base-*.css layout-*.css shared-*.css components-*.css print-*.css
sed -E -e 's#<link [^>]*href="?([^ >"]*)tokens-[0-9a-f]+\.css[^>]*>#<link rel=stylesheet href=\1{site.css}>#' \
    -e 's#<link [^>]*href="?[^ >"]*(base|layout|shared|components|print)-[0-9a-f]+\.css[^>]*>##g' index.html > page.tmp
mv page.tmp index.html
# Without perl the build is some kilobytes larger, and nothing else.
if command -v perl > /dev/null; then
    for program in dateline-* widget annex bodies formats; do
        [ "${program%.js}" = "$program" ] || perl "$TRUNK_SOURCE_DIR/build/shorten.pl" "$program" dateline-*_bg.wasm
        [ ! -f "$program.js" ] || perl "$TRUNK_SOURCE_DIR/build/shorten.pl" "$program.js" "${program}_bg.wasm"
    done
fi

# Binaryen says the same in fewer bytes, and in fewer still the third time; the lowest kilobyte of memory is the very end of
# the stack. Without it the build is some kilobytes larger, and nothing else.
if command -v wasm-opt > /dev/null; then
    for program in *_bg.wasm; do
        wasm-opt -Os -Os -Os --low-memory-unused --enable-bulk-memory --enable-sign-ext --enable-mutable-globals \
            --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue "$program" -o program.tmp \
            && mv program.tmp "$program"
    done
else
    echo "wasm-opt (package binaryen) is not there; without it the site is two kilobytes larger."
fi

# What stands in scripts for people alone: indents, empty lines, and comments on lines of their own or after a statement.
for script in *.js; do
    case $script in dateline-* | widget.js | annex.js | bodies.js | formats.js) continue ;; esac
    sed -e 's/^ *//' -e '/^$/d' -e '/^\/\//d' -e '/^\/\*\*.*\*\/$/d' -e 's/ \/\/ [A-Z].*$//' "$script" > script.tmp
    mv script.tmp "$script"
done

# The widget's program is a plain script too, and calls itself the same: each has a block of its own.
for program in bodies formats; do
    { echo '{'; cat "$program.js"; echo "document.currentScript.program = wasm_bindgen; }"; } > program.tmp
    mv program.tmp "$program.js"
done
cp "$TRUNK_SOURCE_DIR/style/annex.css" "$TRUNK_SOURCE_DIR/style/bodies.css" "$TRUNK_SOURCE_DIR/style/help.css" .

# Pages ask for each by its plain name in braces, such as {widget.js}.
for file in site.css widget.js widget_bg.wasm widget.css bodies.js bodies_bg.wasm bodies.css formats.js formats_bg.wasm annex.js annex_bg.wasm annex.css help.css; do
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
