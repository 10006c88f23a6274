// Package browser holds the published portal against what its readers' browsers do with it: that every address leads
// somewhere, that nothing is loaded from elsewhere, that the HTML is valid, that people who use a keyboard, a small
// screen or a screen reader can read it, that search and preview work. It has tests only, and comes in through the
// front door: it runs the command and looks at what that wrote, and imports nothing of ours.
//
// Tests that need Chromium and Node are skipped where these are missing, and fail there when the environment says
// CONGKHAI_BROWSER=required, as the CI does. To have them: install Chromium and Node, then run npm ci in this folder.
// Each script (*.mjs) does one job, prints a line for each thing that is wrong, and can be run by hand:
//
//	node accessibility.mjs http://127.0.0.1:1313 /thu-tuc/ /tin-tuc/
package browser
