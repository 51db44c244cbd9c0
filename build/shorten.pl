# Shortens what no compressor can: wasm-bindgen names each import after what it calls and a hash of sixteen digits, in the
# glue and in the program, where nobody reads it. Numbers tell them apart as well; filled up to the same length, because the
# program says how long each name is. `perl build/shorten.pl GLUE PROGRAM`.
use strict;
use warnings;

my @files = @ARGV;
my @texts = map { open(my $file, '<:raw', $_) or die "$_: $!"; local $/; <$file> } @files;
my (%number, $count);
while ($texts[0] =~ /\b(__wb\w+?_[0-9a-f]{16})\b/g) {
    next if $number{$1};
    my $short = '_' . $count++;
    $number{$1} = $short . '_' x (length($1) - length($short));
}
my $names = join('|', sort { length($b) <=> length($a) } keys %number) || exit;
for my $at (0 .. $#files) {
    $texts[$at] =~ s/($names)/$number{$1}/g;
    open(my $file, '>:raw', $files[$at]) or die "$files[$at]: $!";
    print {$file} $texts[$at];
    close($file) or die "$files[$at]: $!";
}
