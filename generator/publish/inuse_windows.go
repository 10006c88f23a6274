package publish

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse reports whether a name could not be changed because some program has it open, or something in it.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}
