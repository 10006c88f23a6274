package amend

// style is how a new value of a key is written.
type style byte

const (
	onLine   style = iota // key = value
	byDots                // a.b = value, for each value in a table
	byHeader              // [x] or [[x]], and keys below
)

// styleOf tells how a value is written under a key of a table: as other items of the list have it, as it is declared,
// or as tables beside it.
func (e *editor) styleOf(n *node, path []step, v any) style {
	t, isTable := v.(Table)
	switch {
	case !isTable && !tables(v) || n.inline():
		return onLine
	case n.how == dotted && isTable && len(t) > 0:
		return byDots
	case n.how == dotted:
		return onLine
	}
	if peer := n.peer(path[len(path)-1].key, isTable); peer != nil {
		return peer.style(len(t) > 0)
	}
	if f := e.fieldAt(path); f.Key != "" {
		return styleIf(underHeading(f), byHeader)
	}
	if isTable && len(t) > 0 {
		for _, kid := range n.kids {
			if kid.isTable() {
				return kid.style(true)
			}
		}
		return styleIf(e.fieldAt(path[:len(path)-1]).Table, byDots)
	}
	return onLine
}

func styleIf(ok bool, s style) style {
	if ok {
		return s
	}
	return onLine
}

// style is how a table or a list of tables is written.
func (n *node) style(filled bool) style {
	switch n.how {
	case headed, implied, listed:
		return byHeader
	case dotted:
		return styleIf(filled, byDots)
	}
	return onLine
}

// peer is a value of the same sort that another item of the list has under a key.
func (n *node) peer(key string, isTable bool) *node {
	if n.above == nil || n.above.how != listed {
		return nil
	}
	for _, item := range n.above.kids {
		kid := item.kid(key)
		switch {
		case kid == nil:
		case isTable && kid.isTable(), !isTable && kid.isList() && len(kid.kids) > 0:
			return kid
		}
	}
	return nil
}
