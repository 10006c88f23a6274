// Package nginx holds an example configuration of the nginx web server for a portal, cong-khai.conf, and tests that run a real
// nginx with it. Nothing imports it.
package nginx
