# Shortens what no compressor can: wasm-bindgen ends the name of each import with sixteen digits of a hash, in the glue and
# in the program. Numbers of the same length tell them apart as well. `perl build/shorten.pl GLUE PROGRAM`.
use strict;
use warnings;

my @files = @ARGV;
my @texts = map { open(my $file, '<:raw', $_) or die "$_: $!"; local $/; <$file> } @files;
my (%number, $count);
$number{$1} //= sprintf('_%016d', $count++) while $texts[0] =~ /(_[0-9a-f]{16})\b/g;
for my $at (0 .. $#files) {
    $texts[$at] =~ s/(_[0-9a-f]{16})/$number{$1} \/\/ $1/ge;
    open(my $file, '>:raw', $files[$at]) or die "$files[$at]: $!";
    print {$file} $texts[$at];
    close($file) or die "$files[$at]: $!";
}
