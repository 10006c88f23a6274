// Command holder has a file open until its input ends, as a program does in which somebody works on it. What others may do with the
// file meanwhile is the second word: 1 is to read it, 2 to write it, 4 to remove it, and sums of them.
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"
)

func main() {
	lets, err := strconv.ParseUint(os.Args[2], 10, 32)
	if err != nil {
		panic(err)
	}
	name, err := syscall.UTF16PtrFromString(os.Args[1])
	if err != nil {
		panic(err)
	}
	if _, err := syscall.CreateFile(name, syscall.GENERIC_READ, uint32(lets), nil, syscall.OPEN_EXISTING, 0, 0); err != nil {
		panic(err)
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin) // it ends, whatever ends it
}
