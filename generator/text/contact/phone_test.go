package contact

import (
	"slices"
	"testing"
)

func TestPhonesAreDialledAsTheyAreMeant(t *testing.T) {
	for text, want := range map[string][]string{
		"0273.3993847":                      {"02733993847"},
		"(0273) 3993 847":                   {"02733993847"},
		"0273-3993-847":                     {"02733993847"},
		"0273 - 3993847":                    {"02733993847"},
		"0273.3873.154 - 0273.3873.155":     {"02733873154", "02733873155"},
		"02733873154-02733873155":           {"02733873154", "02733873155"},
		"0273.3873.154; 0273.3873.155":      {"02733873154", "02733873155"},
		"0273.3873.154, 0273.3873.155/1022": {"02733873154", "02733873155", "1022"},
		"0273.3873.154 hoặc 0912 345 678":   {"02733873154", "0912345678"},
		"0273.3873.154 – 0273.3873.155":     {"02733873154", "02733873155"},
		"0273.3873.154 máy lẻ 102":          {"02733873154"},
		"0273.3873.154 (máy lẻ 102); 1022":  {"02733873154", "1022"},
		"0273.3873.154 (số máy lẻ: 102)":    {"02733873154"},
		"0273.3873.154 ext. 102":            {"02733873154"},
		"+84 273 3873 154":                  {"+842733873154"},
		"(+84) 912.345.678":                 {"+84912345678"},
		"+1 202 555 0123":                   {"+12025550123"},
		"1022":                              {"1022"},
		"113":                               {"113"},
		"1900 6035":                         {"19006035"},
		"1800.599.920":                      {"1800599920"},
		"024 3825 2762 và 028 3829 1101":    {"02438252762", "02838291101"},
		"0273.3873.154 - 155":               nil,
		"0273.3873.154/155":                 nil,
		"3873.154":                          nil,
		"0273.3873.1544":                    nil,
		"073.3873154":                       nil, // the code of a place before 2017
		"84 273 3873154":                    nil,
		"+84 0273 3873154":                  nil,
		"+84 (0)273 3873154":                nil,
		"0273.3873.154 máy lẻ":              nil,
		"0273.3873.154 máy lẻ 102, 103":     nil,
		"Văn phòng":                         nil,
		"0273.3873.154;":                    nil,
		"tel:02733873154":                   nil,
		"０２７３３８７３１５４":                       nil,
		"0273.3873.154 0273.3873.155":       nil,
		"02733873154?x=1":                   nil,
		"0273.3873.154\u202e":               nil,
		"":                                  nil,
	} {
		var got []string
		for _, p := range Phones(text) {
			got = append(got, p.Dial)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q dials %q, want %q", text, got, want)
		}
	}
}

func TestOneAddressOfMailIsWrittenTo(t *testing.T) {
	for text, want := range map[string]bool{
		"so@tiengiang.gov.vn": true, "van.phong-1@so.vn": true, "a+b@c.vn": true, "a_b@x-y.com.vn": true,
		"a@b.vn?bcc=c@d.vn": false, "a@b.vn&x": false, "a@b.vn%0abcc": false, "a@b.vn\nbcc:c@d.vn": false, "a@b.vn, c@d.vn": false,
		"a@b.vn;c@d.vn": false, "a b@c.vn": false, "sở@tiengiang.gov.vn": false, "a@b": false, "a@b.1": false, "a@@b.vn": false, ".a@b.vn": false,
		"mailto:a@b.vn": false, "A <a@b.vn>": false, " a@b.vn": false, "a@-b.vn": false, "a%40b@c.vn": false, "": false,
	} {
		if got := IsMail(text); got != want {
			t.Errorf("%q is an address: %t", text, got)
		}
	}
}
