package amend_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/amend"
	"congkhai/generator/text/bound"
)

// Nobody waits for the heaviest file that there may be: each of its values is another, half of its items are new.
func TestTheHeaviestFileTakesNoLong(t *testing.T) {
	var b strings.Builder
	for i := range bound.Items {
		fmt.Fprintf(&b, "[[muc]]\nten = \"mục %d\"\nso = %d\nds = [%d, 2]\n\n", i, i, i)
	}
	raw := []byte(b.String())
	var items []any
	for i := range bound.Items {
		items = append(items, map[string]any{"ten": fmt.Sprint("mục ", 2*i), "so": int64(i + 1),
			"ds": []any{int64(1), int64(i)}})
	}
	start := time.Now()
	_, err := amend.To("content/x.toml", raw, nil, map[string]any{"muc": items})
	if took := time.Since(start); err != nil || took > 30*time.Second {
		t.Errorf("%v, %v", took, err)
	}
	t.Logf("%d bytes in %v", len(raw), time.Since(start))
}

// The same for a file of keys alone, in lines of another system.
func TestTheFileOfMostKeysTakesNoLong(t *testing.T) {
	var b strings.Builder
	wanted := map[string]any{}
	for i := range bound.Values / 2 {
		fmt.Fprintf(&b, "khoa%d = %d\r\n", i, i)
		wanted[fmt.Sprint("khoa", i)] = int64(i + i%2)
	}
	start := time.Now()
	_, err := amend.To("content/x.toml", []byte(b.String()), nil, wanted)
	if took := time.Since(start); err != nil || took > 30*time.Second {
		t.Errorf("%v, %v", took, err)
	}
	t.Logf("%d bytes in %v", b.Len(), time.Since(start))
}
