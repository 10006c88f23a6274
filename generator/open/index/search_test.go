package index

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"congkhai/generator/text/viet"
)

// madeUp makes records up whose words are as common as those of real texts: few are on most pages, most on few.
func madeUp(count int) []Found {
	random := rand.New(rand.NewPCG(3, 5))
	often := rand.NewZipf(random, 1.2, 4, 2999)
	syllables := strings.Fields("cấp Cấp cap CẤP phép pháp hồ sơ giấy thủ tục đường Đường duong quyết định hoà hòa ubnd 1.000173 ứng dụng bức xạ")
	text := func(words int) string {
		var b strings.Builder
		for range words {
			n := int(often.Uint64())
			b.WriteString(syllables[n%len(syllables)])
			if n >= len(syllables) {
				b.WriteString(strconv.Itoa(n / len(syllables)))
			}
			b.WriteByte(' ')
		}
		return b.String()
	}
	var records []Found
	for i := range count {
		r := Found{URL: fmt.Sprintf("/%d/", i), Title: text(1 + random.IntN(12)), Kind: text(2), Lines: []string{text(1), text(6)},
			Keywords: []string{text(2)}, Marks: yearOf(2000 + random.IntN(20))}
		page := text(250)
		r.Words = func(yield func(string)) error {
			viet.Syllables(page, yield)
			return nil
		}
		records = append(records, r)
	}
	return records
}

func searched(tb testing.TB, records []Found) map[string]string {
	tb.Helper()
	files, err := Search(records, nil)
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.URL] = string(f.Bytes)
	}
	return all
}

func TestSearchIsTheSameOnAnyNumberOfCores(t *testing.T) {
	records := madeUp(fewRecords + 100)
	want := searched(t, records)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 2, 3, 8, 600} {
		runtime.GOMAXPROCS(cores)
		for url, text := range searched(t, records) {
			if want[url] != text {
				t.Errorf("on %d cores %s differs", cores, url)
			}
		}
	}
}

// listed is what is found under a term: shelf, folded form, spelling, and level, in words.
type listed map[string]map[uint32]bool

func (l listed) note(shelf, folded, spelled string, level, record int) {
	key := fmt.Sprintf("%s %q %q %d", shelf, folded, spelled, level)
	if l[key] == nil {
		l[key] = map[uint32]bool{}
	}
	l[key][uint32(record)] = true
}

// What the files list is what a reader of the records would write down, term by term.
func TestSearchListsWhatRecordsSay(t *testing.T) {
	records := madeUp(fewRecords + 1)
	want, got := listed{}, listed{}
	for i, r := range records {
		want.read(i, r)
	}
	for url, text := range searched(t, records) {
		if name := url[strings.LastIndex(url, "/")+1:]; strings.HasSuffix(name, ".txt") {
			got.load(name[:1], text)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d lists, want %d", len(got), len(want))
	}
	for key, list := range want {
		if !maps.Equal(got[key], list) {
			t.Errorf("%s: %v, want %v", key, got[key], list)
		}
	}
}

func (l listed) read(record int, r Found) {
	for _, name := range append([]string{r.Title}, r.Keywords...) {
		l.shown(name, 0, record)
		words := strings.Fields(viet.Fold(strings.ReplaceAll(name, ".", "")))
		l.note("t", fmt.Sprintf("%s =%d", strings.Join(words[:min(2, len(words))], " "), len(words)), "", 0, record)
	}
	for _, line := range append([]string{r.Kind}, r.Lines...) {
		l.shown(line, 1, record)
	}
	if r.Words == nil {
		return
	}
	_ = r.Words(func(word string) { // made up, it does not fail
		s := viet.SyllableOf(word)
		l.note("b", s.Folded, marked(s), 0, record)
	})
}

// shown notes the words of a text and its pairs of neighbours.
func (l listed) shown(text string, level, record int) {
	var before string
	for n, word := range strings.Fields(text) {
		s := viet.SyllableOf(word)
		l.note("t", s.Folded, marked(s), level, record)
		if n > 0 {
			l.note("t", before+" "+s.Folded, "", level, record)
		}
		before = s.Folded
	}
}

// marked is the spelling of a syllable where it is not the folded form.
func marked(s viet.Syllable) string {
	if s.Spelled == s.Folded {
		return ""
	}
	return s.Spelled
}

// load reads a shard as browsers do.
func (l listed) load(shelf, text string) {
	for line := range strings.Lines(text) {
		folded, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for spelling := range strings.SplitSeq(rest, "\t") {
			parts := strings.Split(spelling, ":")
			for level, list := range parts[1:] {
				for record := range numbers(list) {
					l.note(shelf, folded, parts[0], level, int(record))
				}
			}
		}
	}
}

// numbers reads a list.
func numbers(list string) map[uint32]bool {
	all := map[uint32]bool{}
	number, step, shift := uint32(0), uint32(0), 0
	for _, c := range []byte(list) {
		value := uint32(strings.IndexByte(digits, c))
		step += value & 31 << shift
		shift += 5
		if value < 32 {
			number += step
			all[number] = true
			step, shift = 0, 0
		}
	}
	return all
}

// Of few records the entry has all that results show; of more it says where that stands. Both know what is the same.
func TestTheEntryHasFewRecordsWhole(t *testing.T) {
	same := [][]string{{"Bưu điện", "bưu chính", "BƯU CHÍNH"}, {"Căn cước", "can cuoc"}, {"–", "phí"}}
	records := []Found{
		{URL: "/thu-tuc/a/", Title: "A", Kind: "Thủ tục", Lines: []string{"1", "2"}, Keywords: []string{"CCCD", "căn cước"}},
		{URL: "/thu-tuc/b/", Title: "B", Kind: "Thủ tục"},
		{URL: "/c", Title: "C\n<&>", Kind: "Tin", Notice: "cũ"},
	}
	want := `"n":3,"k":[["Thủ tục",2,"/thu-tuc/"],["Tin",1,"/"]],"d":[["buu dien","buu chinh"]],"b":"",` +
		`"r":["a/\nb/\nc","A\nB\nC <&>","1 · 2\n\n","\n\ncũ","CCCD · căn cước\n\n"]}` + "\n"
	if _, got, _ := strings.Cut(entryOf(t, records, same), ","); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	for len(records) <= fewRecords {
		records = append(records, Found{URL: "/d/", Title: "D", Kind: "Tin"})
	}
	got := entryOf(t, records, same)
	if strings.Contains(got, `"r":`) || !strings.Contains(got, `"p":4,"s":"`) || !strings.Contains(got, `"d":[["buu dien"`) {
		t.Errorf("of %d records the entry is %s", len(records), got)
	}
}

func entryOf(t *testing.T, records []Found, same [][]string) string {
	t.Helper()
	files, err := Search(records, same)
	if err != nil {
		t.Fatal(err)
	}
	return string(files[len(files)-1].Bytes)
}

// The search of 10,000 made-up records: go test ./generator/open/index -run '^$' -bench .
func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{1_000, 10_000} {
		records := madeUp(count)
		b.Run(strconv.Itoa(count), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Search(records, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func yearOf(year int) func() []Mark {
	return func() []Mark { return []Mark{{"Theo năm", strconv.Itoa(year)}} }
}
