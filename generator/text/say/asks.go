package say

// Asks is an error that goes away when whoever asked says one thing more. What that is has a name that commands have a
// flag of, and pages a box: "ky". How it is said knows who shows the error.
type Asks struct {
	What string
	err  error
}

// Asking returns an error that asks for one thing.
func Asking(what string, err error) error { return &Asks{what, err} }

// In returns the error in one language.
func (a *Asks) In(lang Lang) string { return In(a.err, lang) }

func (a *Asks) Error() string { return a.err.Error() }

// Unwrap returns the error.
func (a *Asks) Unwrap() error { return a.err }
