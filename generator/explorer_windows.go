package main

import "github.com/inconshreveable/mousetrap"

// doubleClicked reports whether somebody opened the program in the window of a folder.
func doubleClicked() bool { return mousetrap.StartedByExplorer() }
