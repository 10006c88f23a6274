// Package server holds example configurations of web servers for a portal: cong-khai.conf for nginx, apache.conf beside the
// .htaccess of the tree, Caddyfile; and tests that run the real servers with them, by one table of what a portal needs.
// Nothing imports it.
package server
