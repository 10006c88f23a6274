package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"congkhai": func() { os.Exit(run()) }})
}

// Each script in testdata/script is a session at a terminal.
func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){
		"code": code, "deface": deface, "copy": copyFolder, "cell": cell,
	}, Setup: func(env *testscript.Env) error {
		return os.CopyFS(env.WorkDir+"/themes", os.DirFS("../themes"))
	}})
}

// copyFolder copies a folder with all that is in it, which not every system has a program for: "copy themes cong/themes".
func copyFolder(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// cell writes into a workbook, as somebody does in Excel: "cell a.xlsx 'Lệ phí!D2' 150000"; more values go on to the right, and
// "" empties a cell.
func cell(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	sheet, place, _ := strings.Cut(args[1], "!")
	column, row, err := excelize.CellNameToCoordinates(place)
	ts.Check(err)
	for i, text := range args[2:] {
		place, err := excelize.CoordinatesToCellName(column+i, row)
		ts.Check(err)
		var value any = strings.ReplaceAll(text, `\n`, "\n")
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			value = number
		} else if text == "" {
			value = nil
		}
		ts.Check(book.SetCellValue(sheet, place, value))
	}
	ts.Check(book.Save())
}

// deface changes the last digit of a file and gives it the time that it had: "deface public/index.html". What has a form,
// such as a list, keeps it.
func deface(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	info, err := os.Stat(name)
	ts.Check(err)
	b, err := os.ReadFile(name)
	ts.Check(err)
	b[bytes.LastIndexAny(b, "012345678")]++
	ts.Check(os.WriteFile(name, b, 0o644))
	ts.Check(os.Chtimes(name, info.ModTime(), info.ModTime()))
}

// code runs a command that has to end with the given exit status: "code 1 congkhai check".
func code(ts *testscript.TestScript, _ bool, args []string) {
	var exit *exec.ExitError
	err := ts.Exec(args[1], args[2:]...)
	if !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("%v: want exit status %s", err, args[0])
	}
}
