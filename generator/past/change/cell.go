package change

import "slices"

// Celled is a record with a table whose cells are told one by one, though no key names them: prices by route and
// weight.
type Celled interface{ Cells() []Cell }

// Cell is a value with its path, and what it is called.
type Cell struct{ Path, Name, Value string }

func betweenCells(old, new any) []Change {
	before, celled := old.(Celled)
	if !celled {
		return nil
	}
	was, is := before.Cells(), new.(Celled).Cells()
	var changes []Change
	for _, c := range is {
		switch i := slices.IndexFunc(was, c.samePath); {
		case i < 0:
			changes = append(changes, Change{Path: c.Path, Name: c.Name, Action: Added, New: c.Value})
		case was[i].Value != c.Value:
			changes = append(changes,
				Change{Path: c.Path, Name: c.Name, Action: Altered, Old: was[i].Value, New: c.Value})
		}
	}
	for _, c := range was {
		if !slices.ContainsFunc(is, c.samePath) {
			changes = append(changes, Change{Path: c.Path, Name: c.Name, Action: Removed, Old: c.Value})
		}
	}
	return changes
}

func (c Cell) samePath(other Cell) bool { return c.Path == other.Path }
