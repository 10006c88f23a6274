package show

import (
	"fmt"

	"congkhai/generator/files/amount"
)

// Share is how many of how many, and that in per cent; no per cent of nothing.
type Share struct {
	Of, All int
	Rate    string
}

// ShareOf is so many of so many.
func ShareOf(of, all int) Share {
	if all == 0 {
		return Share{}
	}
	return Share{of, all, amount.Amount((of*10_000+all/2)/all).Text() + "%"}
}

func (v Share) String() string { return fmt.Sprintf("%d/%d", v.Of, v.All) }
