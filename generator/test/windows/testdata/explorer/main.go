// Command explorer runs a program as the window of a folder does: a program knows its parent by the name.
package main

import (
	"os"
	"os/exec"
)

func main() {
	program := exec.Command(os.Args[1])
	program.Stdout, program.Stderr = os.Stdout, os.Stderr
	_ = program.Run() // what it says counts
}
