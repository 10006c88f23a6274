//go:build !windows

package main

// doubleClicked reports whether somebody opened the program in the window of a folder: only on Windows that starts it.
func doubleClicked() bool { return false }
