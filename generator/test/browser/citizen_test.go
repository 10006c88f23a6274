package browser

import "testing"

// What citizens come for takes them three actions at most, whatever their phone can do.
func TestCitizensFindWhatTheyComeFor(t *testing.T) {
	t.Parallel()
	visit(t, "citizen.mjs")
}
