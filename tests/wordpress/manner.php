<?php
// A must-use plugin: the same blog in another manner, as `DATELINE_WP_MANNER` says. So one database serves addresses
// that behave differently, and tests that run beside each other need not switch anything.

switch ( getenv( 'DATELINE_WP_MANNER' ) ) {
	// A blog whose owner never chose permalinks: only `?rest_route=` leads to its REST API.
	case 'plain':
		add_filter( 'pre_option_permalink_structure', '__return_empty_string' );
		add_filter( 'pre_option_rewrite_rules', '__return_empty_string' );
		// What this server makes of the rules is not kept, for the others have theirs.
		add_filter( 'pre_update_option_rewrite_rules', fn ( $new, $old ) => $old, 10, 2 );
		break;

	// A blog whose owner closed the REST API to everybody who is not signed in, as security plugins do.
	case 'refusing':
		add_filter(
			'rest_authentication_errors',
			fn () => new WP_Error( 'rest_not_logged_in', 'You are not currently logged in.', array( 'status' => 401 ) )
		);
		break;
}
