package qr

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr/coding"
)

func TestCodes(t *testing.T) {
	c := Of("https://congkhai.gov.vn/thu-tuc/1.000173/")
	if c.Size < 29 || c.Size > 45 || !strings.HasPrefix(c.Path, "M4 4.5h7M") {
		t.Errorf("%+v", c)
	}
	if long := Of(strings.Repeat("x", 214)); long.Path != "" {
		t.Error("a text longer than any code has one")
	}
}

// The code of a text of any length is that of another library, module by module.
func TestCodesAreThoseOfAnotherLibrary(t *testing.T) {
	for length := 1; length <= 213; length++ {
		text := strings.Repeat("https://thu.gov.vn/thu-tuc/a?", 8)[:length]
		got, want := Of(text), other(t, text)
		if got.Size != want.Size+2*margin {
			t.Fatalf("%d bytes: %d modules, want %d", length, got.Size-2*margin, want.Size)
		}
		dark := modules(t, got)
		for y := range got.Size {
			for x := range got.Size {
				if dark[[2]int{x, y}] != want.Black(x-margin, y-margin) {
					t.Fatalf("%d bytes: module %d, %d", length, x, y)
				}
			}
		}
	}
}

// other is the other library's code.
func other(t *testing.T, text string) *coding.Code {
	t.Helper()
	for v := coding.Version(coding.MinVersion); ; v++ {
		if coding.String(text).Bits(v) > 8*v.DataBytes(coding.M) {
			continue
		}
		plan, err := coding.NewPlan(v, coding.M, usual)
		if err != nil {
			t.Fatal(err)
		}
		code, err := plan.Encode(coding.String(text))
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
}

// modules are those that a path makes dark.
func modules(t *testing.T, c Code) map[[2]int]bool {
	t.Helper()
	dark := map[[2]int]bool{}
	for run := range strings.SplitSeq(c.Path[1:], "M") {
		var x, y, length int
		if _, err := fmt.Sscanf(run, "%d %d.5h%d", &x, &y, &length); err != nil {
			t.Fatalf("%q: %v", run, err)
		}
		for i := range length {
			dark[[2]int{x + i, y}] = true
		}
	}
	return dark
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Of("https://congkhai.gov.vn/thu-tuc/1.000173/")
	}
}
