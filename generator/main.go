// Command congkhai builds a public-disclosure portal from files: see README.md and HUONG-DAN.md.
package main

import (
	"bufio"
	"errors"
	"os"
	_ "time/tzdata" // Windows has no time zones of its own

	"congkhai/generator/text/say"
)

// Exit statuses: what a script or a hook may rely on.
const (
	exitGood     = 0
	exitProblems = 1 // the content has problems; they were printed
	exitFailed   = 2 // wrong usage, or the machine failed
)

// errProblems says that the content's problems were printed.
var errProblems = errors.New("the content has problems")

var garbage collector // there is one for the process

func main() {
	garbage.begin()
	os.Exit(run())
}

// waitForEnter keeps a window open until somebody has read what is in it.
func waitForEnter(c *command) {
	c.say(c.out, "Bấm Enter để đóng cửa sổ này.\n", "Press Enter to close this window.\n")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
}

func run() int {
	c := &command{out: os.Stdout, err: os.Stderr, lang: string(say.Asked(os.Args[1:]))}
	root := c.root()
	clicked := len(os.Args) == 1 && doubleClicked()
	if clicked {
		root.SetArgs([]string{"edit", "--mo"})
	}
	err := root.Execute()
	if clicked && err != nil { // the window closes with the program
		defer waitForEnter(c)
	}
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errProblems):
		return exitProblems
	}
	c.fail(err)
	return exitFailed
}
