package sample

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func filesOf(t *testing.T, procedures int) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := New(procedures).Files(func(name, text string) error {
		if _, twice := files[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		files[name] = text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestThePortalIsTheSameEveryTime(t *testing.T) {
	if !maps.Equal(filesOf(t, 200), filesOf(t, 200)) {
		t.Error("two portals of one size differ")
	}
}

func TestThePortalHasWhatItPromises(t *testing.T) {
	const n = 2000
	count := map[string]int{}
	terms := map[string]map[string]bool{}
	value := regexp.MustCompile(`(?m)^(linh_vuc|co_quan_thuc_hien|cap_thuc_hien|doi_tuong|muc_do|hinh_thuc) = (.*)$`)
	var lengths []int
	for name, text := range filesOf(t, n) {
		folder := path.Dir(name)
		count[folder]++
		if folder != "content/thu-tuc" {
			continue
		}
		for _, m := range value.FindAllStringSubmatch(text, -1) {
			if terms[m[1]] == nil {
				terms[m[1]] = map[string]bool{}
			}
			terms[m[1]][m[2]] = true
		}
		lengths = append(lengths, syllables(strings.SplitN(text, "+++", 3)[2]))
	}
	wanted := map[string]int{".": 1, "content/trang": 1, "content/thu-tuc": n, "content/tin-tuc": n / 10, "content/van-ban": n/20 + 1, "content/bao-cao": 40, "content/bieu-mau": 1,
		"content/bang-gia": 2, "content/linh-vuc": 40, "content/co-quan": 22}
	if !maps.Equal(count, wanted) {
		t.Errorf("files in folders: %v, want %v", count, wanted)
	}
	if a, b := len(terms["linh_vuc"]), len(terms["co_quan_thuc_hien"]); a != 40 || b != 20 {
		t.Errorf("procedures of %d fields and %d agencies, want 40 and 20", a, b)
	}
	for key, values := range terms {
		if len(values) < 3 {
			t.Errorf("all procedures have one of %d values of %s", len(values), key)
		}
	}
	slices.Sort(lengths)
	if first, last := lengths[0], lengths[n-1]; first < leastSyllables || last > mostSyllables {
		t.Errorf("bodies have %d to %d syllables, want %d to %d", first, last, leastSyllables, mostSyllables)
	}
	t.Logf("syllables of a body: %d to %d, half below %d", lengths[0], lengths[n-1], lengths[n/2])
}

func TestNoTwoTitlesAreAlike(t *testing.T) {
	seen := map[string]int{}
	for i := range 115_200 {
		if other, taken := seen[Title(i)]; taken {
			t.Fatalf("procedures %d and %d are both called %q", other, i, Title(i))
		}
		seen[Title(i)] = i
	}
}
