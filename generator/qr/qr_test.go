package qr

import (
	"strings"
	"testing"
)

func TestCodes(t *testing.T) {
	c := Of("https://congkhai.gov.vn/thu-tuc/1.000173/")
	if c.Size < 29 || c.Size > 45 || !strings.HasPrefix(c.Path, "M4 4h7v1h-7z") {
		t.Errorf("%+v", c)
	}
	if c != Of("https://congkhai.gov.vn/thu-tuc/1.000173/") {
		t.Error("an address has two codes")
	}
	if long := Of(strings.Repeat("x", 5000)); long.Path != "" {
		t.Error("a text longer than any code has one")
	}
}
