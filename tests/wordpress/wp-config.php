<?php
// The settings of the blog that the tests start. Where it is reached comes from the test, since each of its servers has
// its own port.

define( 'DB_NAME', 'harbour' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'DATELINE_WP_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'DATELINE_WP_ADDRESS' ) );
define( 'WP_SITEURL', getenv( 'DATELINE_WP_ADDRESS' ) );
// While the blog is being made, WordPress does not know this yet.
define( 'WP_CONTENT_URL', WP_HOME . '/wp-content' );

// It asks nobody, changes nothing by itself, and does nothing on the side.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', $name . ' of a blog that lives as long as its test' );
	define( $name . '_SALT', $name . ' with salt' );
}

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
