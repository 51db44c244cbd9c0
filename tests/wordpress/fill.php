<?php
// Makes the blog of the tests: `php fill.php SITE`, where SITE is a copy of WordPress with its wp-config.php. What is
// in the blog stands in blog.json beside this file, for the tests to read as well.

define( 'WP_INSTALLING', true );
$blog = json_decode( file_get_contents( __DIR__ . '/blog.json' ), true, 512, JSON_THROW_ON_ERROR );

// Nobody is told of the new blog by mail.
function wp_new_blog_notification() {}

mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
$database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'DATELINE_WP_SOCKET' ) );
$database->query( 'CREATE DATABASE harbour CHARACTER SET utf8mb4' );

$_SERVER['HTTP_HOST']       = parse_url( getenv( 'DATELINE_WP_ADDRESS' ), PHP_URL_HOST );
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

/** What WordPress gives, unless that is an error. */
function good( $given ) {
	if ( is_wp_error( $given ) ) {
		throw new RuntimeException( $given->get_error_message() );
	}
	return $given;
}

// The installer tries whether its own addresses answer; no server runs yet.
add_filter( 'pre_http_request', fn () => new WP_Error( 'no_server', 'No server runs yet.' ) );
wp_install( $blog['title'], 'desk', 'desk@harbour.invalid', true, '', 'a password of no use' );
foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => -1 ) ) as $sample ) {
	wp_delete_post( $sample->ID, true );
}
update_option( 'blogdescription', $blog['description'] );
update_option( 'timezone_string', $blog['time_zone'] );
$wp_rewrite->set_permalink_structure( '/%postname%/' );
// Articles come as they are written, with all that an administrator may write.
kses_remove_filters();

$authors = array();
foreach ( $blog['authors'] as $author ) {
	$authors[ $author['slug'] ] = good(
		wp_insert_user(
			array(
				'user_login'    => $author['slug'] . '-at-the-desk',
				'user_nicename' => $author['slug'],
				'display_name'  => $author['name'],
				'user_email'    => $author['slug'] . '@harbour.invalid',
				'user_pass'     => wp_generate_password(),
				'role'          => 'author',
			)
		)
	);
}

$terms = array( 'category' => array(), 'post_tag' => array() );
foreach ( array( 'category' => 'categories', 'post_tag' => 'tags' ) as $taxonomy => $list ) {
	foreach ( $blog[ $list ] as $term ) {
		$parent   = isset( $term['parent'] ) ? $terms[ $taxonomy ][ $term['parent'] ] : 0;
		$inserted = good( wp_insert_term( $term['name'], $taxonomy, array( 'slug' => $term['slug'], 'parent' => $parent ) ) );

		$terms[ $taxonomy ][ $term['slug'] ] = $inserted['term_id'];
	}
}
$term_ids = fn ( string $taxonomy, array $slugs ) => array_map( fn ( $slug ) => $terms[ $taxonomy ][ $slug ], $slugs );

/** A PNG of two colours, one above the other (ISO/IEC 15948), without any graphics library. */
function png( int $width, int $height ): string {
	$chunk = fn ( string $type, string $data ) => pack( 'N', strlen( $data ) ) . $type . $data . pack( 'N', crc32( $type . $data ) );
	$sky   = "\0" . str_repeat( "\xd5\xe3\xec", $width );
	$water = "\0" . str_repeat( "\x2f\x5d\x73", $width );
	$rows  = str_repeat( $sky, intdiv( $height, 2 ) ) . str_repeat( $water, $height - intdiv( $height, 2 ) );
	return "\x89PNG\r\n\x1a\n" . $chunk( 'IHDR', pack( 'NNCCCCC', $width, $height, 8, 2, 0, 0, 0 ) )
		. $chunk( 'IDAT', gzcompress( $rows ) ) . $chunk( 'IEND', '' );
}

$upload = wp_upload_bits( 'harbour.png', null, png( 900, 600 ), '2024/03' );
if ( $upload['error'] ) {
	throw new RuntimeException( $upload['error'] );
}
$picture = good( wp_insert_attachment( array( 'post_mime_type' => 'image/png', 'post_title' => 'Harbour', 'post_status' => 'inherit' ), $upload['file'], 0, true ) );
wp_update_attachment_metadata( $picture, wp_generate_attachment_metadata( $picture, $upload['file'] ) );

// Oldest first, as they were published.
foreach ( array_reverse( $blog['posts'] ) as $post ) {
	$paragraphs = implode( "\n\n", $post['body'] ?? array() );
	$content    = isset( $post['file'] ) ? file_get_contents( __DIR__ . '/' . $post['file'] ) : $paragraphs;
	$content    = strtr( $content, array( '{image}' => $upload['url'], '{home}' => home_url( '/' ) ) );

	$id = good(
		wp_insert_post(
			wp_slash(
				array(
					'post_status'   => $post['status'] ?? 'publish',
					'post_name'     => $post['slug'],
					'post_title'    => $post['title'],
					'post_date'     => $post['date'] . ':00',
					'post_author'   => $authors[ $post['author'] ],
					'post_category' => $term_ids( 'category', $post['categories'] ),
					'tags_input'    => $term_ids( 'post_tag', $post['tags'] ),
					'post_excerpt'  => $post['excerpt'] ?? '',
					'post_content'  => $content,
					'post_password' => $post['password'] ?? '',
				)
			),
			true
		)
	);
	if ( $post['sticky'] ?? false ) {
		stick_post( $id );
	}
	if ( isset( $post['image'] ) ) {
		update_post_meta( $picture, '_wp_attachment_image_alt', $post['image'] );
		set_post_thumbnail( $id, $picture );
	}
}
